"""`/v2/check`: what an answer holds, and which findings it brings."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.service import Settings, create_app
from tests.service.languagetool.conftest import Check
from tests.service.languagetool.reading import applied, cut, marked, of_rule, rule_ids

DRAFT = "😀 Dear Mr Keller,\n\nYour team is obviously wrong. Let's have a call this weekend."
REPLY = """Dear Mr Keller,

Thank you for your inquiry about our LED lamps. We can ship soon.

Best regards,
Li Wei"""
ISSUE_TYPES = {
    "locale-violation",
    "locale-specific-content",
    "numbers",
    "omission",
    "register",
    "style",
}


class TestMatch:
    def test_has_every_field_that_clients_need(self, check: Check) -> None:
        match = of_rule(check(DRAFT), "time/weekend")
        assert match["message"].startswith("“this weekend” is two days")
        assert match["shortMessage"] == "Time"
        assert match["sentence"] == "Let's have a call this weekend."
        assert match["type"] == {"typeName": "Other"}
        assert match["ignoreForIncompleteSentence"] is True
        assert match["contextForSureMatch"] == -1
        rule = match["rule"]
        assert rule["category"] == {"id": "time", "name": "Time"}
        assert rule["issueType"] == "locale-violation"
        assert rule["description"].startswith("“…” is two days")
        assert "{" not in rule["description"]

    def test_counts_in_utf_16(self, check: Check) -> None:
        match = of_rule(check(DRAFT), "time/weekend")
        assert match["offset"] == DRAFT.index("this weekend") + 1
        assert marked(match, DRAFT) == "this weekend"

    def test_context_holds_forty_characters_on_either_side(self, check: Check) -> None:
        text = "x" * 30 + "\n" + "y" * 30 + " Let's meet this weekend, as we said 🙂\nlast month."
        context = of_rule(check(text), "time/weekend")["context"]
        shown = cut(context["text"], context["offset"], context["offset"] + context["length"])
        assert shown == "this weekend"
        assert context["text"].startswith("..." + "y" * 28 + " Let's meet ")
        assert context["text"].endswith(", as we said 🙂 last month.")
        assert context["offset"] == 3 + 40

    def test_all_matches_mark_something_and_show_it(self, check: Check) -> None:
        for match in check(DRAFT + "\n\n" + REPLY, level="picky")["matches"]:
            words = marked(match, DRAFT + "\n\n" + REPLY)
            context = match["context"]
            end = context["offset"] + context["length"]
            assert match["length"] > 0
            assert cut(context["text"], context["offset"], end) == words.replace("\n", " ")
            assert match["rule"]["issueType"] in ISSUE_TYPES
            assert match["rule"]["category"]["name"]

    def test_words_to_put_are_replacements(self, check: Check) -> None:
        match = of_rule(check(DRAFT), "time/weekend")
        (replacement,) = match["replacements"]
        assert replacement["value"] == "this weekend (⟦date, time, zone⟧)"
        assert replacement["shortDescription"] == "fill in: date, time, zone"

    def test_what_has_to_be_said_about_the_whole_sentence_replaces_it(self, check: Check) -> None:
        text = "Hello. You still haven't sent the artwork. Thank you."
        match = of_rule(check(text), "blame/you-did-not")
        assert applied(match, text).startswith("Hello. We have not yet received the artwork.")
        assert applied(match, text).endswith(" Thank you.")

    def test_advice_without_words_is_part_of_the_message(self, check: Check) -> None:
        match = of_rule(check("你们总是拖。", "zh-CN"), "blame/always-again")
        assert match["replacements"] == []
        assert "请问下一单如何避免" in match["message"]

    def test_what_can_be_proved_is_red(self, check: Check) -> None:
        match = of_rule(check("Container no. MSKU6011671 is on board."), "identifier/check-digit")
        assert match["type"] == {"typeName": "UnknownWord"}
        assert match["rule"]["issueType"] == "numbers"


class TestMissing:
    def test_is_put_where_it_belongs(self, check: Check) -> None:
        answer = check(REPLY, mode="textLevelOnly")
        assert answer["matches"]
        for match in answer["matches"]:
            for choice, replacement in enumerate(match["replacements"]):
                line = replacement["value"].splitlines()[-1]
                lines = applied(match, REPLY, choice).splitlines()
                assert lines.index("Best regards,") > lines.index(line)
                assert set(REPLY.splitlines()) <= set(lines)

    def test_each_finding_is_told_in_one_mode_only(self, check: Check) -> None:
        whole = check(REPLY)["matches"]
        about_text = check(REPLY, mode="textLevelOnly")["matches"]
        about_sentences = check(REPLY, mode="allButTextLevelOnly")["matches"]
        assert about_text
        assert about_sentences
        assert {match["rule"]["category"]["id"] for match in about_text} == {"completeness"}
        assert not [one for one in about_sentences if one in about_text]
        assert sorted(map(json.dumps, about_text + about_sentences)) == sorted(
            map(json.dumps, whole)
        )


class TestLanguage:
    @pytest.mark.parametrize(
        ("language", "mother_tongue", "starts"),
        [
            ("en-US", "", "“this weekend” is"),
            ("en-US", "zh-CN", "“this weekend”是"),
            ("zh-CN", "", "“this weekend”是"),
            ("zh-CN", "en", "“this weekend” is"),
            ("auto", "de-DE", "“this weekend” is"),
        ],
    )
    def test_of_the_messages(
        self, check: Check, language: str, mother_tongue: str, starts: str
    ) -> None:
        answer = check("Let's meet this weekend.", language, motherTongue=mother_tongue)
        match = of_rule(answer, "time/weekend")
        assert match["message"].startswith(starts)
        assert match["shortMessage"] == ("时间" if "是" in starts else "Time")

    def test_is_found_out(self, check: Check) -> None:
        answer = check("请在周末前回复，你们总是拖。", "auto")["language"]
        assert answer["code"] == "zh-CN"
        assert answer["detectedLanguage"]["code"] == "zh-CN"
        assert answer["detectedLanguage"]["confidence"] == 1.0

    def test_keeps_to_the_preferred_variant(self, check: Check) -> None:
        answer = check("Let's meet this weekend.", "auto", preferredVariants="zh-TW,en-GB")
        assert answer["language"]["code"] == "en-GB"
        assert answer["language"]["name"] == "English (GB)"

    def test_detected_is_told_beside_the_one_that_was_named(self, check: Check) -> None:
        answer = check("这显然是错的，你们总是拖。", "en-GB")
        assert answer["language"]["code"] == "en-GB"
        assert answer["language"]["detectedLanguage"]["code"] == "zh-CN"
        assert "blame/always-again" in rule_ids(answer)

    def test_without_rules_has_no_matches(self, check: Check) -> None:
        answer = check("Wir melden uns ASAP.", "de")
        assert answer["language"]["name"] == "German"
        assert answer["matches"] == []

    def test_of_nothing_is_english(self, check: Check) -> None:
        answer = check("", "auto")
        assert answer["language"]["code"] == "en-US"
        assert answer["language"]["detectedLanguage"]["confidence"] == 0.0
        assert answer["matches"] == []


class TestSelection:
    def test_disabled_rules_and_categories_are_left_out(self, check: Check) -> None:
        assert "time/weekend" in rule_ids(check(DRAFT))
        assert "time/weekend" not in rule_ids(check(DRAFT, disabledRules="X_RULE,time/weekend"))
        assert "time/weekend" not in rule_ids(check(DRAFT, disabledCategories="TIME"))

    def test_a_rule_enabled_by_name_outlives_its_category(self, check: Check) -> None:
        answer = check(DRAFT, disabledCategories="time", enabledRules="time/weekend")
        assert "time/weekend" in rule_ids(answer)

    def test_only_what_is_enabled(self, check: Check) -> None:
        by_rule = check(DRAFT, enabledOnly="true", enabledRules="time/weekend")
        assert rule_ids(by_rule) == {"time/weekend"}
        by_category = check(DRAFT, enabledOnly="yes", enabledCategories="blame")
        assert {match["rule"]["category"]["id"] for match in by_category["matches"]} == {"blame"}

    def test_matters_of_style_need_the_picky_level(self, check: Check) -> None:
        text = "Please be informed that the goods are ready."
        assert check(text)["matches"] == []
        match = of_rule(check(text, level="picky"), "clarity/please-be-informed")
        assert match["rule"]["tags"] == ["picky"]
        assert match["type"] == {"typeName": "Hint"}


class TestData:
    MARKDOWN = "😀 Let's **meet** this *weekend*.\n"

    def annotation(self) -> str:
        pieces = [
            {"markup": "", "interpretAs": "", "offset": {"start": 0}},
            {"text": "😀 Let's ", "offset": {"start": 0, "end": 9}},
            {"markup": "**", "interpretAs": ""},
            {"text": "meet"},
            {"markup": "**"},
            {"text": " this "},
            {"markup": "*"},
            {"text": "weekend"},
            {"markup": "*"},
            {"text": "."},
            {"markup": "\n", "interpretAs": "\n"},
        ]
        return json.dumps({"annotation": pieces})

    def test_positions_count_text_and_markup(self, check: Check) -> None:
        match = of_rule(check(data=self.annotation()), "time/weekend")
        assert marked(match, self.MARKDOWN) == "this *weekend"
        assert match["context"]["text"] == self.MARKDOWN.replace("\n", " ")
        assert match["sentence"] == "😀 Let's meet this weekend."

    def test_markup_is_read_as_the_client_says(self, check: Check) -> None:
        pieces = [
            {"text": "Let's meet this"},
            {"markup": "<br>", "interpretAs": " "},
            {"text": "weekend"},
        ]
        match = of_rule(check(data=json.dumps({"annotation": pieces})), "time/weekend")
        assert marked(match, "Let's meet this<br>weekend") == "this<br>weekend"

    def test_words_that_only_the_markup_stands_for_mark_the_markup(self, check: Check) -> None:
        pieces = [{"text": "Let's meet "}, {"markup": "{{w}}", "interpretAs": "this weekend"}]
        answer = check(data=json.dumps({"annotation": pieces}))
        assert marked(of_rule(answer, "time/weekend"), "Let's meet {{w}}") == "{{w}}"

    def test_words_behind_which_there_is_nothing_are_not_marked(self, check: Check) -> None:
        pieces = [{"text": "Let's meet "}, {"markup": "", "interpretAs": "this weekend"}]
        assert "time/weekend" not in rule_ids(check(data=json.dumps({"annotation": pieces})))

    def test_plain_text_may_come_as_data(self, check: Check) -> None:
        data = json.dumps({"text": DRAFT, "metaData": {"EmailSubject": "x"}})
        assert check(data=data)["matches"] == check(DRAFT)["matches"]


class TestTooLong:
    TEXT = "Dear Mr Keller. " + "Let's have a call this weekend. " * 400

    @pytest.fixture
    def client(self) -> FlaskClient:
        return create_app(Settings(max_body=9 * 2000)).test_client()

    def test_is_refused(self, client: FlaskClient) -> None:
        assert client.get("/v2/maxtextlength").text == "2000"
        response = client.post("/v2/check", data={"text": self.TEXT, "language": "en-US"})
        assert response.status_code == 413
        assert response.text.startswith("Error: ")

    def test_is_so_by_what_markup_stands_for_too(self, client: FlaskClient) -> None:
        pieces = [{"text": "Call me ASAP."}, {"markup": "x", "interpretAs": " ASAP" * 500}]
        form = {"data": json.dumps({"annotation": pieces}), "language": "en-US"}
        assert client.post("/v2/check", data=form).status_code == 413
        cut_off = client.post("/v2/check", data=form | {"allowIncompleteResults": "yes"})
        assert cut_off.get_json()["sentenceRanges"] == [[0, 13]]

    def test_is_checked_as_far_as_it_goes_where_the_client_says_so(self, check: Check) -> None:
        answer = check(self.TEXT, allowIncompleteResults="true")
        assert answer["warnings"]["incompleteResults"] is True
        assert answer["warnings"]["incompleteResultsReason"]
        matches = [one for one in answer["matches"] if one["rule"]["id"] == "time/weekend"]
        assert 50 < len(matches) < 70
        assert {marked(match, self.TEXT) for match in matches} == {"this weekend"}
        assert not [
            one for one in answer["matches"] if one["rule"]["category"]["id"] == "completeness"
        ]


def test_sentences_are_told(check: Check) -> None:
    answer = check(DRAFT)
    sentences = [cut(DRAFT, start, end) for start, end in answer["sentenceRanges"]]
    assert "Let's have a call this weekend." in sentences
    extended = answer["extendedSentenceRanges"]
    assert [[one["from"], one["to"]] for one in extended] == answer["sentenceRanges"]
    assert {"language": "en", "rate": 1.0} in extended[-1]["detectedLanguages"]


pieces = st.lists(
    st.one_of(
        st.builds(lambda text: {"text": text}, st.text(max_size=20)),
        st.builds(
            lambda text: {"text": text},
            st.sampled_from(["Call ASAP. ", "你们总是拖。", "😀", "\ud83d", "\ude00"]),
        ),
        st.builds(
            lambda markup, read: {"markup": markup, "interpretAs": read},
            st.text(max_size=6),
            st.sampled_from(["", "\n\n", "this weekend ", "ASAP"]),
        ),
    ),
    max_size=8,
)


@settings(deadline=None, max_examples=60)
@given(pieces=pieces)
def test_every_match_lies_in_what_the_client_holds(pieces: list[dict[str, str]]) -> None:
    data = json.dumps({"annotation": pieces})
    response = (
        create_app(Settings())
        .test_client()
        .post("/v2/check", data={"data": data, "language": "auto", "level": "picky"})
    )
    assert response.status_code == 200
    held = "".join(piece.get("text", "") + piece.get("markup", "") for piece in pieces)
    length = len(held.encode("utf-16-le", "surrogatepass")) // 2
    answer = response.get_json()
    for match in answer["matches"]:
        assert 0 <= match["offset"] < match["offset"] + match["length"] <= length
    for start, end in answer["sentenceRanges"]:
        assert 0 <= start <= end <= length
