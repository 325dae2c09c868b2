"""A follow-up plan as text: what is due when, on whose clock, and what to say."""

from __future__ import annotations

from collections.abc import Iterator

from coach.draft import Channel
from coach.finding import Language, Text
from coach.planning import naming, wording
from coach.planning.bars import padded
from coach.planning.follow_up import FollowUp, Step

CHANNEL_NAMES: dict[Channel, Text] = {
    "email": Text("e-mail", "邮件"),
    "whatsapp": Text("WhatsApp", "WhatsApp"),
    "wechat": Text("WeChat", "微信"),
    "linkedin": Text("LinkedIn", "领英"),
    "other": Text("the usual channel", "常用渠道"),
}


def table(plan: FollowUp, language: Language = "en") -> str:
    """The plan as lines of text, for people who read `language`."""
    lines = [_heading(plan).of(language), ""]
    for step in plan.steps:
        lines += _step(plan, step, language)
    remarks = [*plan.cautions, *plan.unplanned]
    lines += [f"! {remark.of(language)}" for remark in remarks]
    return "\n".join(lines).rstrip()


def when(plan: FollowUp, step: Step) -> Text:
    """“Fri 27 Nov 16:00 (Berlin 09:00)”, with the day there if it is another one."""
    day, there = wording.short_date(step.due.date()), naming.city(plan.recipient)
    clock, other = wording.clock(step.due), wording.clock(step.there)
    if naming.city(plan.sender) == there:
        return Text(f"{day.en} {clock}", f"{day.zh} {clock}")
    moved = wording.short_date(step.there.date())
    if moved == day:
        return Text(f"{day.en} {clock} ({there.en} {other})",
                    f"{day.zh} {clock}（{there.zh}{other}）")  # fmt: skip
    return Text(
        f"{day.en} {clock} ({there.en} {moved.en} {other})",
        f"{day.zh} {clock}（{there.zh}{moved.zh} {other}）",
    )


def channels(step: Step) -> Text:
    """“WeChat and e-mail”."""
    return wording.listed([CHANNEL_NAMES[channel] for channel in step.channels])


def _heading(plan: FollowUp) -> Text:
    here, there = naming.city(plan.sender), naming.city(plan.recipient)
    order = Text(f"order {plan.reference}", f"订单{plan.reference}")
    title = order if plan.reference else Text("the order", "订单")
    return Text(
        f"Follow-up of {title.en}, {here.en} time ({there.en} in brackets)",
        f"{title.zh}跟进计划，{here.zh}时间（括号内为{there.zh}时间）",
    )


def _step(plan: FollowUp, step: Step, language: Language) -> Iterator[str]:
    past = Text("  [past]", "  [已过]").of(language) if plan.is_past(step) else ""
    stop = "；" if language == "zh" else "; "
    yield f"{padded(when(plan, step).of(language), 34)}  {step.title.of(language)}{past}"
    details = [step.rule, *([step.moved] if step.moved else []), channels(step)]
    yield f"{' ' * 36}{stop.join(detail.of(language) for detail in details)}"
    yield f"{' ' * 36}{step.say.of(language)}"
    yield ""
