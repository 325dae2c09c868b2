"""A small engine for tests of what stands around engines: it knows a few sentences by heart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coach.finding import Text
from coach.translation.engines import Capabilities, EngineError, Gloss, Order, Rendering
from coach.translation.passage import Passage

KNOWN = {
    ("en", "zh"): {
        "Dear Mr. Weber,": "尊敬的Weber先生：",
        "Thank you for your order.": "感谢您的订单。",
        "We will ship {0} on {1}.": "我们将于{1}发运{0}。",
        "Kind regards,": "此致",
    },
    ("zh", "en"): {
        "感谢您的订单。": "Thank you for your order.",
        "此致": "Kind regards,",
    },
}
SPENT = Text("the quota is used up; wait until it is renewed", "额度已用完，请等待更新")


@dataclass
class Toy:
    """Knows KNOWN. Says a wrong figure if it `lies`, and stops after so many passages."""

    name: str = "toy"
    remote: bool = False
    lies: bool = False
    stops_after: int | None = None
    orders: list[Order] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def capabilities(self) -> Capabilities:
        return Capabilities(
            self.remote, True, True, False, False, Text("costs nothing", "不花钱"), True
        )

    def speaks(self, source: str, target: str) -> bool:
        return (source.partition("-")[0], target.partition("-")[0]) in KNOWN

    def translate(self, passages: Sequence[Passage], order: Order) -> Iterator[Rendering]:
        self.orders.append(order)
        known = KNOWN[order.source.partition("-")[0], order.target.partition("-")[0]]
        for number, passage in enumerate(passages):
            if number == self.stops_after:
                raise EngineError(self.name, SPENT)
            self.texts.append(passage.text)
            yield self._rendered(passage, known)

    def _rendered(self, passage: Passage, known: dict[str, str]) -> Rendering:
        if passage.text in known:
            return Rendering(known[passage.text])
        pattern, at = "", 0
        for number, one in enumerate(passage.protected):
            pattern += passage.text[at : one.start] + f"{{{number}}}"
            at = one.end
        found = known.get(pattern + passage.text[at:])
        if found is not None:
            text = found.format(*(one.rendered for one in passage.protected))
            return Rendering(text.replace("500", "50") if self.lies else text)
        start = passage.text.find("artwork")
        glosses = (Gloss(start, start + 7, "artwork", "稿件"),) if start >= 0 else ()
        return Rendering(passage.text, whole=False, glosses=glosses)
