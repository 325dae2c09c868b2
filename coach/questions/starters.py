"""The first words of an answer: nothing but blanks where a fact or a decision belongs."""

from __future__ import annotations

from coach.finding import Text
from coach.questions.request import Request, Wanted
from coach.questions.topics import topics

_BY_WANTED: dict[Wanted, Text] = {
    "amount": Text(
        "On ⟦the point asked⟧: the amount is ⟦currency and amount⟧.",
        "关于⟦对方所问⟧：金额为⟦币种和金额⟧。",
    ),
    "quantity": Text(
        "On ⟦the point asked⟧: the quantity is ⟦quantity and unit⟧.",
        "关于⟦对方所问⟧：数量为⟦数量和单位⟧。",
    ),
    "percent": Text(
        "On ⟦the point asked⟧: the rate is ⟦percentage⟧.", "关于⟦对方所问⟧：比例为⟦百分比⟧。"
    ),
    "date": Text("On ⟦the point asked⟧: the date is ⟦date⟧.", "关于⟦对方所问⟧：日期为⟦日期⟧。"),
    "duration": Text(
        "On ⟦the point asked⟧: it takes ⟦length⟧ from ⟦starting point⟧.",
        "关于⟦对方所问⟧：自⟦起算点⟧起需⟦时长⟧。",
    ),
    "place": Text("On ⟦the point asked⟧: the place is ⟦place⟧.", "关于⟦对方所问⟧：地点为⟦地点⟧。"),
    "name": Text(
        "On ⟦the point asked⟧: this is ⟦name or party⟧.", "关于⟦对方所问⟧：为⟦姓名或哪一方⟧。"
    ),
    "reason": Text(
        "On ⟦the point asked⟧: the reason is ⟦reason⟧.", "关于⟦对方所问⟧：原因是⟦原因⟧。"
    ),
    "measure": Text(
        "On ⟦the point asked⟧: the figure is ⟦figure and unit⟧.",
        "关于⟦对方所问⟧：数值为⟦数值和单位⟧。",
    ),
    "reference": Text(
        "On ⟦the point asked⟧: the number is ⟦number⟧.", "关于⟦对方所问⟧：号码为⟦号码⟧。"
    ),
    "document": Text("⟦Document⟧ is ⟦attached / sent on date⟧.", "⟦文件⟧⟦见附件/于某日发送⟧。"),
    "yes_no": Text(
        "On ⟦the point asked⟧: ⟦yes / no⟧, ⟦details⟧.",
        "关于⟦对方所问⟧：⟦可以/不可以⟧，⟦具体说明⟧。",
    ),
    "choice": Text("On ⟦the point asked⟧: ⟦which one⟧.", "关于⟦对方所问⟧：⟦选哪一个⟧。"),
    "open": Text("On ⟦the point asked⟧: ⟦answer⟧.", "关于⟦对方所问⟧：⟦答复⟧。"),
}
_FITS: dict[Wanted, frozenset[Wanted]] = {
    "open": frozenset({"open", "choice", "yes_no", "amount", "measure"}),
    "amount": frozenset({"amount"}),
    "quantity": frozenset({"quantity"}),
    "percent": frozenset({"percent", "yes_no", "amount"}),
    "date": frozenset({"date", "yes_no"}),
    "duration": frozenset({"duration", "date"}),
    "place": frozenset({"place", "choice"}),
    "name": frozenset({"name"}),
    "reason": frozenset({"reason", "open"}),
    "measure": frozenset({"measure"}),
    "reference": frozenset({"reference", "open"}),
    "document": frozenset({"document", "choice", "open"}),
    "yes_no": frozenset({"yes_no"}),
}
"""Value of a topic → what may be wanted for the topic's own starter to fit."""


def starter_for(request: Request) -> Text:
    """The beginning of an answer to a request, in both languages."""
    for name in request.topics:
        topic = topics()[name]
        if request.wanted in _FITS.get(topic.value, frozenset()):
            return topic.starter
    return _BY_WANTED[request.wanted]
