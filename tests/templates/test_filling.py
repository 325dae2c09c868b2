"""Filling a template: what goes in, in which form, and what stays a blank."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from coach.draft import Party
from coach.templates import (
    Template,
    UnknownPlaceholder,
    UnknownVariant,
    fill,
    find,
    read_templates,
)

CHINA = Party(country="CN")
DELAY = find("exception_delay/cause-known")


def made(at: Path, english: str) -> Template:
    """A template with nothing but that text."""
    (at / "own.yaml").write_text(
        "- id: general/own\n  kind: general\n  stage: own\n  title: {en: Own, zh: 自有}\n"
        "  subject: {en: About {order_no}, zh: 关于{order_no}}\n".replace(
            "{en: About {order_no}, zh: 关于{order_no}}",
            '{en: "About {order_no}", zh: "关于{order_no}"}',
        )
        + f"  text: {{en: {english!r}, zh: {english!r}}}\n"
        "  owner: {en: Sales, zh: 销售部}\n  version: 1\n  review: 2027-05-31\n  variants: none\n",
        encoding="utf-8",
    )
    return read_templates(at)[0]


class TestBlanks:
    def test_stand_in_the_language_of_the_text(self) -> None:
        english = fill(DELAY, {"order_no": "PO-45001"}, language="en")
        chinese = fill(DELAY, {"order_no": "PO-45001"}, language="zh")
        assert "order PO-45001 is delayed. The new delivery date is ⟦new date⟧" in english.text
        assert "订单PO-45001出现延误，交期由⟦原定日期⟧调整为⟦新日期⟧" in chinese.text
        assert english.missing == chinese.missing
        assert "order_no" not in english.missing
        assert english.subject == "Order PO-45001: delay, new date ⟦new date⟧"

    def test_an_empty_value_is_none(self) -> None:
        assert "order_no" in fill(DELAY, {"order_no": ""}, language="en").missing

    def test_a_line_that_may_go_goes_without_its_value(self) -> None:
        without = fill(DELAY, {}, language="en")
        assert "Impact" not in without.text
        assert "impact" not in without.missing
        assert "\n\n\n" not in without.text
        given = fill(DELAY, {"impact": "the arrival moves to 20 January 2027"}, language="en")
        assert "\nImpact: the arrival moves to 20 January 2027.\n" in given.text


class TestValues:
    @pytest.mark.parametrize(
        "value",
        ["USD 1.234,50", " 12 pcs ", "{new_date}", "\\1 \\g<0>", "5/6/2026", "⟦later⟧", "a\n\n\nb"],
    )
    def test_text_goes_in_as_it_is(self, value: str, tmp_path: Path) -> None:
        template = made(tmp_path, "Total of {order_no}: {total} in all")
        filled = fill(template, {"total": value, "order_no": "1"}, language="en")
        assert filled.text == f"Total of 1: {value} in all\n"

    @pytest.mark.parametrize("value", [date(2026, 12, 5), "2026-12-05"])
    def test_dates_cannot_be_misread(self, value: date | str) -> None:
        assert "is 5 December 2026 instead" in fill(DELAY, {"new_date": value}, language="en").text
        assert "调整为2026年12月5日" in fill(DELAY, {"new_date": value}, language="zh").text

    def test_what_is_no_date_stays(self) -> None:
        assert (
            "is 2026-13-05 instead" in fill(DELAY, {"new_date": "2026-13-05"}, language="en").text
        )

    def test_a_moment_has_weekday_clock_and_zone(self) -> None:
        values = {"reply_by": "2026-12-07T17:00+08:00"}
        english = fill(DELAY, values, language="en")
        assert "by Monday 7 December 2026 at 17:00 (UTC+8) how" in english.text

    def test_a_moment_is_told_on_both_clocks(self) -> None:
        berlin = Party(country="DE")
        moment = datetime.fromisoformat("2026-12-08T16:00+08:00")
        template = find("meeting/invitation")
        english = fill(
            template, {"meeting_time": moment}, language="en", sender=CHINA, recipient=berlin
        )
        chinese = fill(
            template, {"meeting_time": moment}, language="zh", sender=CHINA, recipient=berlin
        )
        assert (
            "Time: Tuesday 8 December 2026 at 16:00 Beijing time (UTC+8) = 09:00 in Berlin\n"
        ) in english.text
        assert "时间：2026年12月8日（周二）北京时间16:00（UTC+8，柏林09:00）\n" in chinese.text

    def test_a_clock_that_is_only_assumed_is_not_told(self) -> None:
        values = {"meeting_time": "2026-12-08T16:00+08:00"}
        filled = fill(
            find("meeting/invitation"),
            values,
            language="en",
            sender=CHINA,
            recipient=Party(country="US"),
        )
        assert "16:00 Beijing time (UTC+8)\n" in filled.text

    def test_no_second_full_stop(self) -> None:
        for cause in ("the coil came late", "the coil came late."):
            assert (
                "Cause: the coil came late.\n" in fill(DELAY, {"cause": cause}, language="en").text
            )

    def test_a_subject_is_one_line(self) -> None:
        filled = fill(DELAY, {"order_no": "PO-1\nBcc: all@example.com"}, language="en")
        assert filled.subject.startswith("Order PO-1 Bcc: all@example.com: delay")


class TestNames:
    def test_an_unknown_placeholder_names_the_nearest(self) -> None:
        with pytest.raises(
            UnknownPlaceholder, match=r"no placeholder 'new_dat'; nearest: new_date"
        ) as told:
            fill(DELAY, {"new_dat": "2026-12-05"}, language="en")
        assert told.value.nearest[0] == "new_date"

    def test_one_that_is_like_none_names_all(self) -> None:
        with pytest.raises(UnknownPlaceholder, match=r"no placeholder 'zzzzzz'; known: .*new_date"):
            fill(DELAY, {"zzzzzz": "1"}, language="en")

    def test_an_unknown_variant(self) -> None:
        with pytest.raises(UnknownVariant, match="no variant 'japanese'; nearest: japan"):
            fill(DELAY, {}, language="en", variant="japanese")

    def test_a_template_without_letters_has_no_variant(self) -> None:
        with pytest.raises(UnknownVariant, match="there is none"):
            fill(find("auto_reply/holiday"), {}, language="en", variant="japan")


class TestSources:
    def test_the_writer_wins_over_the_profile_and_this_over_the_ledger(self) -> None:
        ledger = {"recipient": "Weber", "order_no": "PO-1", "product": "bracket", "bl_no": "unused"}
        reader = Party(name="Markus Weber", title="Dr.", country="DE")
        filled = fill(
            find("order_update/goods-ready"),
            {"order_no": "PO-2"},
            language="en",
            recipient=reader,
            sender=Party(name="Li Wei"),
            ledger_order=ledger,
        )
        assert filled.text.startswith("Dear Dr. Weber,\n")
        assert "Order: PO-2\nProduct: bracket\n" in filled.text
        assert "\nLi Wei\n" in filled.text
        named = fill(
            find("order_update/goods-ready"),
            {"recipient": "Markus"},
            language="en",
            recipient=reader,
        )
        assert named.text.startswith("Dear Markus,\n")


class TestVariants:
    @pytest.mark.parametrize(
        ("country", "variant"),
        [
            (None, "neutral"), ("US", "direct"), ("DE", "direct"), ("NL", "direct"),
            ("FR", "courteous"), ("AE", "relationship"), ("ID", "relationship"),
            ("MX", "relationship"), ("JP", "japan"), ("KR", "korea"), ("CN", "chinese"),
            ("TW", "chinese"), ("MN", "neutral"),
        ],
    )  # fmt: skip
    def test_are_chosen_by_the_country_that_was_set(
        self, country: str | None, variant: str
    ) -> None:
        assert fill(DELAY, {}, language="en", recipient=Party(country=country)).variant == variant

    def test_a_name_wins_over_the_country(self) -> None:
        filled = fill(DELAY, {}, language="en", recipient=Party(country="JP"), variant="direct")
        assert filled.variant == "direct"

    def test_only_beginning_and_end_differ(self) -> None:
        letters = [fill(DELAY, {}, language="en", variant=one.id).text for one in DELAY.variants]
        body = fill(DELAY, {}, language="en", variant="direct").text.split("\n\n", 1)[1]
        body = body.split("\n\nKind regards")[0]
        assert all(body in letter for letter in letters)

    def test_a_direct_reader_gets_the_point_at_once(self) -> None:
        second = fill(DELAY, {}, language="en", variant="direct").text.split("\n\n")[1]
        assert second.startswith("Your order")

    def test_a_relationship_comes_first_where_it_counts(self) -> None:
        second = fill(DELAY, {}, language="en", variant="relationship").text.split("\n\n")[1]
        assert second.startswith("I hope you and your team are well.")

    def test_nobody_is_thanked_twice_at_the_beginning(self) -> None:
        template = find("order_confirmation/confirmed")
        for variant in template.variants:
            for language in ("en", "zh"):
                text = fill(template, {}, language=language, variant=variant.id).text
                assert (
                    len([1 for one in text.split("\n\n")[:4] if "hank you" in one or "感谢" in one])
                    == 1
                )

    def test_new_date_and_remedy_come_before_the_reasons(self) -> None:
        text = fill(DELAY, {}, language="en").text
        assert text.index("New date:") < text.index("Remedy:") < text.index("Cause:")
