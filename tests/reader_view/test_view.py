"""The five lines: whose words they hold, what they leave open, and what they cost."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import coach
from coach.output.json import report_to_dict
from coach.reader_view.shape import Line, LineName
from coach.report import Report, Scores

NOW = datetime.fromisoformat("2026-11-27T16:05:00+08:00")
CHINA = coach.Party(country="CN")
BERLIN = coach.Party(country="DE", timezone="Europe/Berlin")

PIECES = [
    "请在12月2日前付清尾款 USD 8,400。",
    "Please send the artwork by Friday, 16:00 Beijing time (今天).",
    "👍 30% T/T deposit, balance before shipment; FOB Ningbo.",
    "- the notify party\n- 收货人\n",
    "MOQ 500 pcs，交期 20 天, valid until 3 Dec",
    "\n> quoted: please pay\n",
    "您看可以吗？（上海时间）",
    " ( “ ⟦date⟧ {{x}} ",
]


def line(
    text: str,
    name: LineName,
    *,
    recipient: coach.Party = BERLIN,
    now: datetime = NOW,
    kind: str | None = None,
) -> Line:
    context = coach.Context(kind=kind, sender=CHINA, recipient=recipient, now=now)
    return coach.check(text, context).reader_view.line(name)


def said(text: str, name: LineName, kind: str | None = None) -> list[str]:
    return [one.text for one in line(text, name, kind=kind).said]


class TestLines:
    def test_there_are_five_in_the_order_a_reader_asks(self) -> None:
        view = coach.check("Dear Bob, thank you for the visit.").reader_view
        assert [one.name for one in view.lines] == ["task", "deadline", "get", "money", "terms"]

    def test_a_line_has_words_or_a_gap(self) -> None:
        asked = coach.check("Please send the logo file.").reader_view
        assert asked.line("task").gap is None
        assert asked.line("deadline").gap == coach.Text("not said", "没有说")
        told = coach.check("We sent the parts yesterday.").reader_view
        assert told.line("task").gap == coach.Text("nothing asked", "没有请对方做什么")
        assert told.line("deadline").gap == coach.Text("none needed", "不需要")

    @settings(deadline=None)
    @given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join) | st.text("aA1 ，。(（)）？?:\n周前", min_size=1))  # fmt: skip
    def test_every_place_lies_in_the_draft_and_holds_the_words(self, text: str) -> None:
        if not text.strip():
            return
        context = coach.Context(now=NOW)
        view = coach.check(text, context).reader_view
        assert view == coach.check(text, context).reader_view
        for one in view.lines:
            assert (one.gap is None) == bool(one.said)
            ends = 0
            for place in one.said:
                assert ends <= place.start < place.end <= len(text)
                assert " ".join(text[place.start : place.end].split()) == place.text
                ends = place.end


class TestTasks:
    @pytest.mark.parametrize(
        ("text", "tasks"),
        [
            ("Could you please send us the logo file?", ["send us the logo file?"]),
            ("You still haven't sent us the artwork.", ["You still haven't sent us the artwork"]),
            ("Please check the draft and confirm it, so that we can print.",
             ["check the draft and confirm it"]),
            ("We need four weeks for the mould.", []),
            ("We will repaint the lids and re-test them.", []),
            ("If you have any questions, please feel free to contact us.", []),
            ("Here are the answers to your questions:\n1. The zip is YKK.\n2. It is blue.", []),
            ("> Please pay at once.\n\nThe goods left Ningbo.", []),
            ("烦请核对提单，12月1日前回复。", ["核对提单", "12月1日前回复"]),
            ("先把样品发走，我再给您报价。", []),
            ("如已付款，请忽略本邮件。", []),
            ("两把新的明天就补发给您。", []),
            ("空运费的事我跟领导汇报一下。", []),
            ("Please quote 500 sets, CFR Callao, with and without solar panel.",
             ["quote 500 sets, CFR Callao, with and without solar panel"]),
            ("我们周二通个电话，可以吗？", ["我们周二通个电话，可以吗？"]),
        ],
    )  # fmt: skip
    def test_what_is_asked(self, text: str, tasks: list[str]) -> None:
        assert said(text, "task") == tasks

    def test_what_is_needed_is_a_task_for_a_supplier(self) -> None:
        text = "Dear Mr Wu, we need 3,000 pcs of the hinge H-22. Please quote your best price."
        assert said(text, "task", "supplier_request")[0].startswith("we need 3,000 pcs")
        assert said(text, "get", "supplier_request") == []


class TestDeadlines:
    @pytest.mark.parametrize(
        ("text", "deadlines"),
        [
            ("Please sign the PI by 3 December 2026.", ["by 3 December 2026"]),
            ("The goods will leave Ningbo by 3 December 2026.", []),
            ("Our offer is valid until 10 December 2026. Please tell us what you think.", []),
            ("Invoice 12 was due on 15 November 2026. Could you check it?", []),
            ("Please change the delivery date to 28 February 2027.", []),
            ("640 rolls are reserved for you until 30 November.", ["until 30 November"]),
            ("请于11月30日前付款，否则12月8日前停产。", ["11月30日前"]),
            ("请尽快回传合同。", ["尽快"]),
            ("请尽快回传合同，最迟12月2日前。", ["12月2日前"]),
            ("12月10日前我们给您书面结论。", []),
        ],
    )
    def test_which_times_bind_the_reader(self, text: str, deadlines: list[str]) -> None:
        found = [one.strip("最迟") for one in said(text, "deadline")]
        assert found == deadlines

    @pytest.mark.parametrize(
        ("text", "asks"),
        [
            ("Please reply with the marks by 3 December 2026.", None),
            ("Please reply with the marks by 3 December 2026, 16:00.", "whose clock?"),
            ("Please reply by 3 December 2026, 12:00 (Lagos), 19:00 (Tianjin).", None),
            ("Please send the marks by Tuesday.", "which date?"),
            ("Please send the marks this week.", "which day?"),
            ("Please send the marks as soon as possible.", "when?"),
        ],
    )
    def test_what_is_left_to_ask(self, text: str, asks: str | None) -> None:
        (one,) = line(text, "deadline").said
        assert (one.open.en if one.open else None) == asks


class TestClocks:
    TEXT = "Please send the codes by 30 November 2026, 16:00 {zone}."

    @pytest.mark.parametrize(
        ("zone", "reckoned"),
        [
            ("Beijing time", "09:00 on Monday 30 November in Berlin = 16:00 in Beijing"),
            ("Tokyo time", "08:00 on Monday 30 November in Berlin = 16:00 in Tokyo"),
            ("Berlin time", None),
            ("", None),
        ],
    )
    def test_an_hour_with_its_clock_is_reckoned(self, zone: str, reckoned: str | None) -> None:
        (one,) = line(self.TEXT.format(zone=zone), "deadline").said
        assert (one.reckoned.en if one.reckoned else None) == reckoned

    @pytest.mark.parametrize(
        "recipient",
        [coach.Party(), coach.Party(country="US"), CHINA],
        ids=["unknown", "many clocks", "the same clock"],
    )
    def test_nothing_is_guessed(self, recipient: coach.Party) -> None:
        text = self.TEXT.format(zone="Beijing time")
        (one,) = line(text, "deadline", recipient=recipient).said
        assert one.reckoned is None

    def test_the_day_changes_with_the_clock(self) -> None:
        reader = coach.Party(country="US", timezone="America/Los_Angeles")
        text = self.TEXT.format(zone="Beijing time")
        (one,) = line(text, "deadline", recipient=reader).said
        assert one.reckoned is not None
        assert one.reckoned.zh == "洛杉矶11月30日（周一）00:00 = 北京16:00"
        early = text.replace("16:00", "15:00")
        (one,) = line(early, "deadline", recipient=reader).said
        assert one.reckoned is not None
        assert "23:00 on Sunday 29 November" in one.reckoned.en

    def test_an_hour_that_the_clocks_skip_is_left_alone(self) -> None:
        text = "Please send the codes by 28 March 2027, 02:30 Berlin time."
        reader = coach.Party(country="CN", timezone="Asia/Shanghai")
        (one,) = line(text, "deadline", recipient=reader).said
        assert one.reckoned is None

    def test_an_hour_without_a_day_is_reckoned_while_the_clocks_keep_their_distance(self) -> None:
        text = "Please send the codes before 5 pm Beijing time."
        (one,) = line(text, "deadline").said
        assert one.reckoned is not None
        assert one.reckoned.en == "10:00 in Berlin = 17:00 in Beijing"
        before_the_change = datetime(2027, 3, 20, 9, tzinfo=UTC)
        (one,) = line(text, "deadline", now=before_the_change).said
        assert one.reckoned is None


class TestGoodsMoneyTerms:
    @pytest.mark.parametrize(
        ("text", "gets"),
        [
            ("The 412 cartons left Shanghai on 24 November 2026.",
             ["412 cartons", "left Shanghai on 24 November 2026"]),
            ("Packing: 20 pcs/ctn, 12 cartons on a pallet.", []),
            ("15 cartons arrived broken.", []),
            ("We send 15 new cartons as replacement by air on 3 December 2026.",
             ["send 15 new cartons as replacement by air on 3 December 2026"]),
            ("The goods have not left Ningbo on 3 December.", []),
            ("货物12月5日从宁波装船，预计1月8日到汉堡。", ["12月5日从宁波装船", "1月8日到汉堡"]),
            ("附件是发票和装箱单。", ["发票", "装箱单"]),
            ("包装：24个/箱，每箱毛重13公斤。", []),
        ],
    )  # fmt: skip
    def test_what_comes(self, text: str, gets: list[str]) -> None:
        assert said(text, "get") == gets

    @pytest.mark.parametrize(
        ("text", "money"),
        [
            ("The price is EUR 6.85 each, the freight USD 48.", ["price is EUR 6.85 each",
                                                                 "freight USD 48"]),
            ("Our prices go up by 6% from 1 January 2027.", ["up by 6%"]),
            ("Humidity is up by 6% since July.", []),
            ("定金 USD 9,750，单价 2.35 美元/个。", ["定金 USD 9,750", "单价 2.35 美元/个"]),
        ],
    )  # fmt: skip
    def test_money(self, text: str, money: list[str]) -> None:
        assert said(text, "money") == money

    @pytest.mark.parametrize(
        ("text", "terms"),
        [
            ("FOB Ningbo, T/T 30% now and 70% against B/L.",
             ["FOB Ningbo", "T/T 30% now and 70% against B/L"]),
            ("Our lead time is 30 days.", ["lead time is 30 days"]),
            ("L/C at sight. We await your L/C.", ["L/C at sight"]),
            ("Is it port Callao or Paita?", []),
            ("付款：30%定金，70%见提单复印件；起订量500个。",
             ["30%定金，70%见提单复印件", "起订量500个"]),
        ],
    )  # fmt: skip
    def test_terms(self, text: str, terms: list[str]) -> None:
        assert said(text, "terms") == terms

    def test_a_lead_time_without_its_start_is_asked_about(self) -> None:
        (one,) = line("Our lead time is 30 days.", "terms").said
        assert one.open is not None
        assert one.open.en == "from when?"
        (one,) = line("Our lead time is 30 days after deposit.", "terms").said
        assert one.open is None


class TestCost:
    def test_a_check_that_does_not_ask_loads_nothing_of_it(self) -> None:
        code = """
import sys, coach
from coach.output.json import report_to_json
report = coach.check("Please send the logo file by Friday.")
report_to_json(report, "Please send the logo file by Friday.")
assert not [name for name in sys.modules if name.startswith("coach.reader_view")]
assert report.reader_view.lines
"""
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr

    def test_a_report_of_no_check_says_so(self) -> None:
        bare = Report((), (), (), (), Scores(0, 0, 0, ()), NOW, "en")
        with pytest.raises(ValueError, match="the report of a check"):
            _ = bare.reader_view


def test_positions_are_in_the_unit_that_was_asked_for() -> None:
    text = "👍 Please send the logo file by Friday."
    report = coach.check(text, coach.Context(now=NOW))
    view = report_to_dict(report, text, unit="utf-16", reader_view=True)["reader_view"]
    (task,) = view["lines"][0]["said"]
    assert view["lines"][0]["title"] == {"en": "My task", "zh": "要我做的"}
    assert text.encode("utf-16-le")[2 * task["start"] : 2 * task["end"]].decode("utf-16-le") == (
        "send the logo file by Friday"
    )
    assert report_to_dict(report, text)["reader_view"] is None
