"""DeepL as an engine, against a server of our own that speaks its API."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import traceback
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from coach.models.remote.client import Patience
from coach.translation import engines
from coach.translation.engines import EngineError, Order, Rendering, UnknownPair
from coach.translation.engines.deepl import DeepL
from coach.translation.passage import Passage, Protected
from coach.translation.remote import errors, glossaries, transport
from tests.translation.deepl_server import (
    DeepLServer,
    Reply,
    cut,
    deepl_server,
    dropping,
    endless,
    refusing,
    saying,
    silent,
    trickling,
)

KEY = "test-key:fx"
SHORT = Patience(connect=2.0, silence=0.3, whole=5.0, tries=3, pause=0.01)
TO_GERMAN = Order("en", "de")
TO_CHINESE = Order("en", "zh")


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(errors.KEY, KEY)
    monkeypatch.delenv(errors.SERVER, raising=False)
    monkeypatch.delenv("COACH_OFFLINE", raising=False)


@pytest.fixture
def server() -> Iterator[DeepLServer]:
    with deepl_server(key=KEY) as here:
        yield here


@pytest.fixture
def engine(server: DeepLServer) -> DeepL:
    return DeepL(server.url, SHORT)


def passage(text: str, **rendered: str) -> Passage:
    """A passage with its facts in [brackets]; `rendered` by kind, else as they stand."""
    pieces, protected, plain = text.split("["), [], ""
    plain = pieces[0]
    for piece in pieces[1:]:
        fact, _, after = piece.partition("]")
        kind, _, words = fact.rpartition(":")
        kind = kind or "reference"
        start = len(plain)
        plain += words
        protected.append(
            Protected(start, len(plain), kind, words, words, rendered.get(kind, words))
        )
        plain += after
    return Passage(plain, tuple(protected))


def texts(renderings: list[Rendering]) -> list[str]:
    return [one.text for one in renderings]


def told(renderings: list[Rendering]) -> list[str | None]:
    return [one.error.en if one.error else None for one in renderings]


SHIP = passage("We ship [quantity:500 pcs] on [date:12 June].", date="6月12日", quantity="500件")


class TestTranslating:
    def test_facts_come_back_as_their_reader_writes_them(self, engine: DeepL) -> None:
        assert list(engine.translate([SHIP], TO_CHINESE)) == [
            Rendering("我们 发运 500件 于 6月12日.")
        ]

    def test_facts_go_in_a_tag_that_is_left_alone(self, engine: DeepL, server: DeepLServer) -> None:
        list(engine.translate([SHIP], TO_CHINESE))
        body = server.made("/v2/translate")[0].body
        assert body["text"] == ['We ship <x id="1">500件</x> on <x id="2">6月12日</x>.']
        assert (body["tag_handling"], body["ignore_tags"]) == ("xml", ["x"])
        assert body["outline_detection"] is False
        assert body["split_sentences"] == "0"
        assert body["preserve_formatting"] is True

    def test_signs_of_xml_pass_unchanged_both_ways(self, engine: DeepL) -> None:
        text = "5 < 6 & \"7\" > 'a' [R&D <1>] &amp; <x> \x0b1"
        found = list(engine.translate([passage(text)], TO_GERMAN))
        assert texts(found) == ["5 < 6 & \"7\" > 'a·de' R&D <1> &amp·de; <x·de>  1"]

    def test_without_facts_there_are_no_tags(self, engine: DeepL, server: DeepLServer) -> None:
        found = list(engine.translate([Passage("Thanks & regards <Li>")], TO_GERMAN))
        assert texts(found) == ["Thanks·de & regards·de <Li·de>"]
        assert "tag_handling" not in server.made("/v2/translate")[0].body

    def test_what_is_only_facts_is_not_sent(self, engine: DeepL, server: DeepLServer) -> None:
        only = passage("[reference:INV-1], [date:12 June].", date="12. Juni")
        found = list(engine.translate([only, passage("Ship"), Passage("100 / 3")], TO_GERMAN))
        assert texts(found) == ["INV-1, 12. Juni.", "versenden", "100 / 3"]
        assert server.texts == [["Ship"]]

    def test_nothing_at_all_sends_nothing(self, engine: DeepL, server: DeepLServer) -> None:
        assert list(engine.translate([], TO_GERMAN)) == []
        assert server.calls == []

    def test_an_answer_stays_on_its_line(self, engine: DeepL, server: DeepLServer) -> None:
        server.twist = lambda text: f" {text}\r\n ja \n"
        found = list(engine.translate([passage("Ship [A1]")], TO_GERMAN))
        assert texts(found) == ["versenden A1 ja"]

    @pytest.mark.parametrize(
        ("source", "target", "codes"),
        [
            ("en", "zh", ("EN", "ZH-HANS")),
            ("en-GB", "zh-Hant", ("EN", "ZH-HANT")),
            ("en", "zh-TW", ("EN", "ZH-HANT")),
            ("en", "zh-Hans-HK", ("EN", "ZH-HANS")),
            ("zh-TW", "en", ("ZH", "EN-US")),
            ("zh", "en-AU", ("ZH", "EN-GB")),
            ("zh", "en_CA", ("ZH", "EN-US")),
            ("zh", "pt", ("ZH", "PT-BR")),
            ("zh", "pt-AO", ("ZH", "PT-PT")),
            ("zh", "es-MX", ("ZH", "ES-419")),
            ("zh", "es", ("ZH", "ES")),
            ("de-AT", "no", ("DE", "NB")),
        ],
    )
    def test_languages_have_the_codes_of_deepl(
        self,
        engine: DeepL,
        server: DeepLServer,
        source: str,
        target: str,
        codes: tuple[str, str],
    ) -> None:
        assert engine.speaks(source, target)
        list(engine.translate([Passage("Ship 发货")], Order(source, target)))
        body = server.made("/v2/translate")[0].body
        assert (body["source_lang"], body["target_lang"]) == codes

    @pytest.mark.parametrize(
        ("source", "target"), [("en", "tlh"), ("tlh", "en"), ("en", "en-GB"), ("zh", "zh-Hant")]
    )
    def test_other_pairs_are_refused_at_once(
        self, engine: DeepL, server: DeepLServer, source: str, target: str
    ) -> None:
        assert not engine.speaks(source, target)
        with pytest.raises(UnknownPair):
            engine.translate([Passage("Ship")], Order(source, target))
        assert server.calls == []

    @pytest.mark.parametrize(
        ("formality", "target", "said"),
        [
            ("formal", "de", "Sie"),
            ("informal", "de", "du"),
            ("default", "de", "ihr"),
            ("formal", "sv", "ihr"),
        ],
    )
    def test_formality(self, engine: DeepL, formality: Any, target: str, said: str) -> None:
        found = engine.translate([Passage("you")], Order("en", target, formality))
        assert texts(list(found)) == [said]

    def test_sentences_are_told_what_stands_around_them(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        before = Passage("It broke.", before="The pump came.")
        list(engine.translate([before, SHIP], Order("en", "zh", context="A complaint")))
        assert server.made("/v2/translate")[0].body["context"] == (
            "A complaint\nThe pump came.\nIt broke.\nWe ship 500 pcs on 12 June."
        )

    def test_the_client_tells_nothing_of_this_machine(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        list(engine.translate([SHIP], TO_CHINESE))
        agent = server.calls[0].headers["user-agent"]
        assert agent.startswith("deepl-python/")
        assert agent.split()[1:] == ["draft-coach/0.1.0"]


class TestLostFacts:
    @pytest.mark.parametrize(
        "spoiled",
        [
            "我们 发运",
            '我们 <x id="1">500件</x> 发运',
            '<x id="1">500件</x> <x id="1">500件</x> <x id="2">6月12日</x>',
            '我们<x id="1">500件，</x>于<x id="2">6月12日</x>',
            '我们<x id="1"/>于<x id="2">6月12日</x>',
            '<x id="1">500件</x><x id="2">6月12日</x>我们发运',
            '我们<x id="1">500件</x>于<x id="2">6月12日</x><x>',
        ],
    )
    def test_are_asked_for_again_without_tags(
        self, engine: DeepL, server: DeepLServer, spoiled: str
    ) -> None:
        server.twist = lambda text: spoiled
        assert list(engine.translate([SHIP], TO_CHINESE)) == [
            Rendering("我们 发运 500件 于 6月12日.")
        ]
        assert server.texts[1:] == [["We ship 500件 on 6月12日."]]

    def test_that_are_lost_again_leave_the_sentence(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        answer = {"detected_source_language": "EN", "text": "我们发运50件", "billed_characters": 4}
        server.next = [saying({"translations": [answer]})] * 2
        assert list(engine.translate([SHIP], TO_CHINESE)) == [
            Rendering(SHIP.text, whole=False, error=errors.FACTS_LOST)
        ]
        assert len(server.calls) == 2

    def test_are_compared_word_for_word(self, engine: DeepL, server: DeepLServer) -> None:
        server.twist = lambda text: "nothing"
        two = [passage("Pay [amount:12.5] and [number:2].", amount="12,5")]
        assert texts(list(engine.translate(two, TO_GERMAN))) == ["Pay·de 12,5 and·de 2."]
        server.twist = lambda text: "nothing"
        blank = [passage("Come on [blank:⟦date⟧], {name} [placeholder:{name}]", blank="⟦日期⟧")]
        assert texts(list(engine.translate(blank, TO_GERMAN))) == [
            "Come·de on·de ⟦日期⟧, {name·de} {name}"
        ]

    def test_one_lost_sentence_leaves_the_others(self, engine: DeepL, server: DeepLServer) -> None:
        server.twist = lambda text: text.replace("A1", "A2")
        three = [passage("Ship [A1] we"), passage("Ship [A1x]"), passage("We ship [B2]")]
        found = list(engine.translate(three, TO_GERMAN))
        assert texts(found)[2] == "wir versenden B2"
        assert server.texts[1:] == [["Ship A1 we", "Ship A1x"]]

    def test_when_the_second_request_fails_only_they_do(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        server.twist = lambda text: text.replace("A1", "A2")
        server.limit = 14
        found = list(engine.translate([passage("Ship [A1]"), passage("Ship B")], TO_GERMAN))
        assert texts(found) == ["Ship A1", "versenden B·de"]
        assert [one.whole for one in found] == [False, True]
        assert "quota" in (told(found)[0] or "")

    def test_spaces_that_are_dropped_beside_tags_come_back(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        server.twist = lambda text: text.replace(" <x", "<x").replace("</x> ", "</x>")
        found = engine.translate([passage("ship [12 June] ship x[5]y [$3] we")], TO_GERMAN)
        assert texts(list(found)) == ["versenden 12 June versenden x·de5y·de $3 wir"]
        found = engine.translate([passage("ship [12 June] we")], TO_CHINESE)
        assert texts(list(found)) == ["发运12 June我们"]

    def test_an_empty_answer_is_no_translation(self, engine: DeepL, server: DeepLServer) -> None:
        answer = {"detected_source_language": "EN", "text": " ", "billed_characters": 4}
        server.next = [saying({"translations": [answer]})]
        found = list(engine.translate([Passage("Ship")], TO_GERMAN))
        assert told(found) == [errors.NOTHING_SAID.en]


class TestRequests:
    def test_hold_fifty_texts(self, engine: DeepL, server: DeepLServer) -> None:
        many = [passage(f"Ship [{number}]") for number in range(120)]
        found = list(engine.translate(many, TO_GERMAN))
        assert texts(found) == [f"versenden {number}" for number in range(120)]
        assert [len(one) for one in server.texts] == [50, 50, 20]

    def test_stay_below_the_largest_body(self, engine: DeepL, server: DeepLServer) -> None:
        long = [passage("发货，" * 900 + f"[{number}]") for number in range(20)]
        found = list(engine.translate(long, Order("zh", "en")))
        assert told(found) == [None] * 20
        sizes = [len(call.raw) for call in server.made("/v2/translate")]
        assert max(sizes) <= 128 * 1024
        assert len(sizes) == 4

    def test_a_sentence_beyond_it_fails_alone(self, engine: DeepL, server: DeepLServer) -> None:
        found = list(engine.translate([Passage("ship"), Passage("发" * 25_000)], TO_GERMAN))
        assert texts(found)[0] == "versenden"
        assert told(found) == [None, errors.TooLarge().told.en]

    def test_are_halved_where_the_server_takes_less(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        server.most_bytes = 900
        many = [
            *(Passage(f"ship {number} " + "we " * 9) for number in range(9)),
            Passage("we" * 500),
        ]
        found = list(engine.translate(many, TO_GERMAN))
        assert [one.error is None for one in found] == [True] * 9 + [False]
        assert [one.text.split()[1] for one in found[:9]] == [str(number) for number in range(9)]

    def test_the_first_half_is_delivered_first(self, engine: DeepL, server: DeepLServer) -> None:
        server.next = [refusing(413)]
        server.limit = 20  # three of the texts
        found = []
        with pytest.raises(errors.QuotaUsedUp):
            found.extend(
                one.text
                for one in engine.translate([Passage(f"ship {n}") for n in range(4)], TO_GERMAN)
            )
        assert found == ["versenden 0", "versenden 1"]


class TestTrouble:
    """What the server does wrong, and what is told of it."""

    PASSING: tuple[tuple[Reply, type[EngineError]], ...] = (
        (refusing(500), errors.ServerFailed),
        (refusing(503), errors.ServerFailed),
        (refusing(529), errors.ServerFailed),
        (refusing(429), errors.Busy),
        (dropping, errors.Unreachable),
        (cut, errors.Broken),
        (silent, errors.TooSlow),
        (saying("<html>"), errors.Broken),
        (saying("[" * 100_000), errors.Broken),
        (saying(b"\xff\xfe"), errors.Broken),
    )
    FINAL: tuple[tuple[Reply, type[EngineError]], ...] = (
        (refusing(403), errors.KeyRefused),
        (refusing(401), errors.KeyRefused),
        (refusing(404), errors.NotFound),
        (refusing(456), errors.QuotaUsedUp),
        (refusing(400, "Value for 'target_lang' not supported."), errors.Refused),
        (refusing(501), errors.ServerFailed),
        (refusing(302, Location="http://127.0.0.1:9/"), errors.NotDeepL),
        (saying("[]"), errors.Broken),
        (saying("{}"), errors.Broken),
        (saying({"translations": []}), errors.Broken),
        (saying({"translations": [None]}), errors.Broken),
        (saying({"translations": [{"text": "a"}]}), errors.Broken),
        (saying({"translations": [{"text": 1, "billed_characters": 1}]}), errors.Broken),
        (saying({"translations": {"text": 1}}), errors.Broken),
        (endless, errors.Broken),
    )

    @pytest.mark.parametrize(("reply", "kind"), PASSING)
    def test_that_passes_is_waited_for(
        self, engine: DeepL, server: DeepLServer, reply: Reply, kind: type[EngineError]
    ) -> None:
        server.next = [reply, reply]
        assert texts(list(engine.translate([Passage("ship")], TO_GERMAN))) == ["versenden"]
        server.next = [reply] * 3
        with pytest.raises(kind):
            list(engine.translate([Passage("ship")], TO_GERMAN))
        assert server.next == []

    @pytest.mark.parametrize(("reply", "kind"), FINAL)
    def test_that_stays_is_told_at_once(
        self, engine: DeepL, server: DeepLServer, reply: Reply, kind: type[EngineError]
    ) -> None:
        server.next = [reply]
        with pytest.raises(kind):
            list(engine.translate([Passage("ship")], TO_GERMAN))
        assert len(server.calls) == 1

    def test_a_trickle_ends_with_the_time(self, server: DeepLServer) -> None:
        server.next = [trickling]
        hasty = DeepL(server.url, Patience(silence=2.0, whole=0.3, tries=1))
        with pytest.raises(errors.TooSlow):
            list(hasty.translate([Passage("ship")], TO_GERMAN))

    def test_retry_after_is_obeyed(
        self, engine: DeepL, server: DeepLServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pauses: list[float] = []
        monkeypatch.setattr(transport, "sleep", pauses.append)
        server.next = [refusing(429, Retry_After="3"), refusing(503, Retry_After="nonsense")]
        assert texts(list(engine.translate([Passage("ship")], TO_GERMAN))) == ["versenden"]
        assert pauses[0] == 3.0
        assert 0.02 <= pauses[1] <= 0.025

    def test_a_pause_beyond_our_time_is_told_instead(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        server.next = [refusing(429, Retry_After="3600")]
        with pytest.raises(errors.Busy) as caught:
            list(engine.translate([Passage("ship")], TO_GERMAN))
        assert caught.value.seconds == 3600
        assert "3600" in caught.value.told.zh

    def test_nobody_there(self) -> None:
        away = DeepL("http://127.0.0.1:9", SHORT)
        with pytest.raises(errors.Unreachable):
            list(away.translate([Passage("ship")], TO_GERMAN))

    def test_a_wrong_key(self, server: DeepLServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(errors.KEY, "another")
        with pytest.raises(errors.KeyRefused) as caught:
            list(DeepL(server.url, SHORT).translate([Passage("ship")], TO_GERMAN))
        assert errors.KEY in caught.value.told.en
        assert errors.KEY in caught.value.told.zh

    def test_what_was_done_before_the_quota_ended_is_delivered(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        server.limit = 400  # of 420
        found = []
        renderings = engine.translate([Passage("ship it")] * 60, TO_GERMAN)
        with pytest.raises(errors.QuotaUsedUp) as caught:
            found.extend(one.text for one in renderings)
        assert found == ["versenden it·de"] * 50
        assert "额度" in caught.value.told.zh

    def test_the_setting_that_is_refused_is_named(self, engine: DeepL, server: DeepLServer) -> None:
        server.next = [refusing(400, "Value for 'target_lang' not supported: ship secretly")]
        with pytest.raises(errors.Refused) as caught:
            list(engine.translate([Passage("ship secretly")], TO_GERMAN))
        assert caught.value.setting == "target_lang"
        assert "secretly" not in str(caught.value)


class TestPrivacy:
    WORDS = "Zanzibar"

    def order(self) -> Order:
        return Order("en", "de", glossary={self.WORDS: "Sansibar"}, context=self.WORDS)

    def passages(self) -> list[Passage]:
        return [passage(f"Ship to [name:{self.WORDS}] and {self.WORDS}")]

    def secret_in(self, told: str) -> bool:
        return any(secret in told for secret in (self.WORDS, "Sansibar", KEY))

    def test_no_word_of_the_text_is_logged(
        self, engine: DeepL, server: DeepLServer, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        assert texts(list(engine.translate(self.passages(), self.order()))) == [
            "versenden to·de Zanzibar and·de Sansibar"
        ]
        assert len(server.calls) == 3
        assert caplog.records
        assert not any(self.secret_in(record.getMessage()) for record in caplog.records)

    @pytest.mark.parametrize(
        "reply", [refusing(400, "Zanzibar"), cut, saying("Zanzibar"), dropping]
    )
    def test_no_word_of_the_text_is_told(
        self,
        engine: DeepL,
        server: DeepLServer,
        caplog: pytest.LogCaptureFixture,
        reply: Reply,
    ) -> None:
        caplog.set_level(logging.DEBUG)
        server.next = [reply] * 3
        with pytest.raises(EngineError) as caught:
            list(engine.translate(self.passages(), Order("en", "de", context=self.WORDS)))
        whole = "".join(traceback.format_exception(caught.value, limit=0))
        assert not self.secret_in(whole + caught.value.told.zh)
        assert not any(self.secret_in(record.getMessage()) for record in caplog.records)

    def test_others_who_use_the_client_may_log(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        logging.getLogger("deepl").debug("theirs")
        assert [record.getMessage() for record in caplog.records] == ["theirs"]

    def test_the_key_is_in_no_repr(self, engine: DeepL) -> None:
        assert KEY not in repr(engine)
        assert KEY not in repr(engine._server)

    def test_a_redirection_is_not_followed(self, engine: DeepL, server: DeepLServer) -> None:
        with deepl_server() as other:
            server.next = [refusing(307, Location=f"{other.url}/v2/translate")]
            with pytest.raises(errors.NotDeepL):
                list(engine.translate([Passage("ship")], TO_GERMAN))
            assert other.calls == []

    def test_the_client_is_imported_only_when_it_is_asked(self, server: DeepLServer) -> None:
        program = (
            "import sys\n"
            "from coach.translation.engines import named\n"
            f"engine = named('deepl:{server.url}')\n"
            "assert engine.speaks('en', 'zh')\n"
            "print([name for name in ('deepl', 'requests') if name in sys.modules])\n"
            "engine.usage()\n"
            "print('deepl' in sys.modules)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert done.stdout.split("\n")[:2] == ["[]", "True"]


class TestOpening:
    def test_by_name(self, server: DeepLServer) -> None:
        engine = engines.named(f"deepl:{server.url}")
        assert engine.name == f"deepl:{server.url}"
        assert engine.capabilities.remote
        assert texts(list(engine.translate([Passage("ship")], TO_GERMAN))) == ["versenden"]

    def test_by_the_variable(self, server: DeepLServer, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv(errors.SERVER, f"{server.url}/v2/")
        engine = engines.named("deepl")
        assert engine.name == "deepl"
        assert texts(list(engine.translate([Passage("ship")], TO_GERMAN))) == ["versenden"]

    @pytest.mark.parametrize(
        ("key", "kind"),
        [
            (None, errors.MissingKey),
            ("  ", errors.MissingKey),
            ("a b", errors.BadKey),
            ("钥", errors.BadKey),
        ],
    )
    def test_needs_a_key(
        self, monkeypatch: pytest.MonkeyPatch, key: str | None, kind: type[EngineError]
    ) -> None:
        if key is None:
            monkeypatch.delenv(errors.KEY)
        else:
            monkeypatch.setenv(errors.KEY, key)
        with pytest.raises(kind) as caught:
            engines.named("deepl")
        assert errors.KEY in caught.value.told.en
        assert errors.KEY in caught.value.told.zh

    @pytest.mark.parametrize(
        ("where", "kind"),
        [
            ("http://deepl.example", errors.KeyInTheOpen),
            ("http://192.168.1.4:8080", errors.KeyInTheOpen),
            ("ftp://deepl.example", errors.BadServer),
            ("deepl.example", errors.BadServer),
            ("https://", errors.BadServer),
            ("https://[::1", errors.BadServer),
            ("https://deepl.example:x", errors.BadServer),
            ("https://me:secret@deepl.example", errors.BadServer),
            ("https://deepl.example/?auth_key=secret", errors.BadServer),
        ],
    )
    def test_sends_a_key_nowhere_else(self, where: str, kind: type[EngineError]) -> None:
        with pytest.raises(kind) as caught:
            engines.named(f"deepl:{where}")
        assert "secret" not in str(caught.value)
        assert KEY not in str(caught.value)

    @pytest.mark.parametrize(
        "where", ["https://deepl.example", "http://localhost:1", "http://[::1]"]
    )
    def test_good_addresses(self, where: str) -> None:
        assert engines.named(f"deepl:{where}").name == f"deepl:{where}"

    def test_a_host_that_is_none(self) -> None:
        with pytest.raises(errors.BadServer):
            list(DeepL("https://.deepl example", SHORT).translate([Passage("ship")], TO_GERMAN))

    def test_stays_here_where_the_network_is_forbidden(
        self, monkeypatch: pytest.MonkeyPatch, server: DeepLServer
    ) -> None:
        monkeypatch.setenv("COACH_OFFLINE", "1")
        with pytest.raises(errors.Offline):
            engines.named("deepl")
        assert engines.named(f"deepl:{server.url}").name


TERMS = {"proforma invoice": "形式发票", "vessel": "船"}


class TestGlossaries:
    def order(self, **terms: str) -> Order:
        return Order("en", "zh", glossary=terms or TERMS)

    def test_are_obeyed(self, engine: DeepL) -> None:
        found = engine.translate([passage("We ship proforma invoice [A1] vessel")], self.order())
        assert texts(list(found)) == ["我们 发运 形式发票 A1 船"]

    def test_are_made_once(self, engine: DeepL, server: DeepLServer) -> None:
        for _ in range(3):
            list(engine.translate([Passage("vessel")], self.order()))
        list(DeepL(server.url, SHORT).translate([Passage("vessel")], self.order()))
        assert len(server.made("/v3/glossaries")) == 1
        assert len(server.made("/v3/glossaries", "GET")) == 2
        ((made),) = server.glossaries.values()
        assert made["name"].startswith("draft-coach EN-ZH ")
        assert made["dictionaries"][0]["target_lang"] == "ZH"

    def test_holds_for_both_kinds_of_characters(self, engine: DeepL, server: DeepLServer) -> None:
        list(engine.translate([Passage("vessel")], self.order()))
        order = Order("en-GB", "zh-TW", glossary=TERMS)
        assert texts(list(engine.translate([Passage("vessel")], order))) == ["船"]
        assert len(server.made("/v3/glossaries")) == 1

    def test_ours_do_not_pile_up(
        self, engine: DeepL, server: DeepLServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(glossaries, "KEPT", 3)
        server.glossaries["theirs"] = {
            "glossary_id": "theirs",
            "name": "theirs",
            "creation_time": "2020-01-01T00:00:00.000Z",
            "dictionaries": [],
        }
        for number in range(6):
            list(engine.translate([Passage("vessel")], self.order(vessel=f"船{number}")))
        assert len(server.glossaries) == 4
        assert "theirs" in server.glossaries
        again = engine.translate([Passage("vessel")], self.order(vessel="船5"))
        assert texts(list(again)) == ["船5"]

    def test_give_way_where_there_is_room_for_one(self, engine: DeepL, server: DeepLServer) -> None:
        server.glossary_room = 1
        for number in (1, 2, 1):
            found = list(engine.translate([Passage("vessel")], self.order(vessel=f"船{number}")))
            assert found == [Rendering(f"船{number}")]

    def test_one_that_is_gone_is_made_again(self, engine: DeepL, server: DeepLServer) -> None:
        list(engine.translate([Passage("vessel")], self.order()))
        server.glossaries.clear()
        assert list(engine.translate([Passage("vessel")], self.order())) == [Rendering("船")]
        assert len(server.glossaries) == 1

    @pytest.mark.parametrize("status", [400, 403, 413, 456, 404])
    def test_that_cannot_be_made_are_left_aside_and_told(
        self, engine: DeepL, server: DeepLServer, status: int
    ) -> None:
        server.next = [saying({"glossaries": []}), refusing(status)]
        (found,) = engine.translate([Passage("ship")], self.order())
        assert found.text == "发运"
        assert found.notice is not None
        assert "without your glossary" in found.notice.en
        assert "术语表" in found.notice.zh

    def test_are_not_asked_for_again_for_a_while(
        self, engine: DeepL, server: DeepLServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        server.glossary_room = 0
        for _ in range(3):
            (found,) = engine.translate([Passage("ship")], self.order())
            assert found.notice is not None
        assert len(server.made("/v3/glossaries")) == 1
        server.glossary_room = 1
        later = glossaries.monotonic() + glossaries.REMEMBERED
        monkeypatch.setattr(glossaries, "monotonic", lambda: later)
        (found,) = engine.translate([Passage("vessel")], self.order())
        assert found == Rendering("船")

    def test_entries_that_are_refused_cost_no_other_glossary(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        list(engine.translate([Passage("vessel")], self.order()))
        listed = server.next
        listed += [lambda handler: handler.answer(200, LISTED), refusing(400, "Bad 'entries'.")]
        (found,) = engine.translate([Passage("vessel")], self.order(vessel="舟"))
        assert found.notice is not None
        assert len(server.glossaries) == 1

    def test_a_glossary_that_is_refused_in_use_is_left_aside(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        list(engine.translate([Passage("vessel")], self.order()))
        refusal = refusing(400, "Value for 'glossary_id' not supported.")
        server.next = [refusal, saying({"glossaries": []}), saying(MADE, 201), refusal]
        (found,) = engine.translate([Passage("vessel")], self.order())
        assert found.text == "vessel·zh"
        assert found.notice is not None

    def test_are_not_asked_for_where_deepl_has_none(
        self, engine: DeepL, server: DeepLServer
    ) -> None:
        (found,) = engine.translate([Passage("ship")], Order("en", "th", glossary=TERMS))
        assert found.notice is not None
        assert server.made("/v3/glossaries", "GET") == []

    def test_unfit_terms_are_left_out_and_told(self, engine: DeepL, server: DeepLServer) -> None:
        unfit = {"a\tb": "c", "": "d", "e": "f" * 2000, "g\nh": "i", " vessel ": " 船 "}
        (found,) = engine.translate([Passage("vessel")], self.order(**unfit))
        assert found.text == "船"
        assert found.notice is not None
        assert " 4 " in found.notice.en

    def test_a_wrong_key_is_told_at_once(
        self, server: DeepLServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv(errors.KEY, "another")
        with pytest.raises(errors.KeyRefused):
            list(DeepL(server.url, SHORT).translate([Passage("ship")], self.order()))
        assert len(server.calls) == 1


MADE = {
    "glossary_id": "new",
    "name": "draft-coach EN-ZH 0",
    "dictionaries": [{"source_lang": "en", "target_lang": "zh", "entry_count": 2}],
    "creation_time": "2026-11-22T00:27:39.179Z",
}


LISTED = {"glossaries": [MADE]}


class TestUsage:
    def test_counts_what_was_translated(self, engine: DeepL) -> None:
        assert engine.usage().characters == 0
        list(engine.translate([passage("Ship [A1]")], TO_GERMAN))
        assert (engine.usage().characters, engine.usage().limit) == (7, 500_000)

    def test_no_limit(self, engine: DeepL, server: DeepLServer) -> None:
        server.limit = 10**12
        assert engine.usage().limit is None

    @pytest.mark.parametrize("body", ["{}", "[]", {"character_count": "many"}])
    def test_a_bad_answer(self, engine: DeepL, server: DeepLServer, body: Any) -> None:
        server.next = [saying(body)]
        with pytest.raises(errors.Broken):
            engine.usage()


class TestRephrasing:
    def test_in_a_tone(self, engine: DeepL, server: DeepLServer) -> None:
        found = engine.rephrase([passage("You lost [INV-1].")], "en", tone="diplomatic")
        assert texts(list(found)) == ["You lost INV-1. [diplomatic]"]
        assert server.calls[0].body["target_lang"] == "EN-US"

    def test_chinese_has_no_tones(self, engine: DeepL) -> None:
        found = engine.rephrase([Passage("发货")], "zh-CN", style="business")
        assert texts(list(found)) == ["发货 [default]"]

    @pytest.mark.parametrize("language", ["zh-TW", "sv"])
    def test_not_in_every_language(self, engine: DeepL, language: str) -> None:
        with pytest.raises(errors.UnknownLanguage):
            engine.rephrase([Passage("Ship")], language)

    def test_a_tone_or_a_style(self, engine: DeepL) -> None:
        with pytest.raises(ValueError, match="not both"):
            engine.rephrase([Passage("Ship")], "en", tone="friendly", style="simple")

    def test_keeps_facts_or_is_not_used(self, engine: DeepL, server: DeepLServer) -> None:
        lost = {
            "text": "Bring 50 pieces",
            "detected_source_language": "en",
            "target_language": "en-US",
        }
        server.next = [saying({"improvements": [lost]})]
        found = list(engine.rephrase([passage("Ship [quantity:500]")], "en"))
        assert found == [Rendering("Ship 500", whole=False, error=errors.FACTS_LOST)]

    def test_in_small_requests(self, engine: DeepL, server: DeepLServer) -> None:
        many = [Passage("发货" * 200)] * 10
        assert told(list(engine.rephrase(many, "zh"))) == [None] * 10
        assert all(len(call.raw) <= 10 * 1024 for call in server.calls)


def test_threads_have_a_connection_each(engine: DeepL) -> None:
    from concurrent.futures import ThreadPoolExecutor

    def asked(number: int) -> list[str]:
        order = Order("en", "zh", glossary=TERMS)
        return texts(list(engine.translate([passage(f"ship [{number}] vessel")], order)))

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(asked, range(40)))
    assert found == [[f"发运 {number} 船"] for number in range(40)]


@pytest.mark.needs_data("captures/deepl-requests.jsonl")
def test_the_server_answers_as_deepl_does(data: Path) -> None:
    """Each captured request gets the status and the shape of answer that the real client got."""
    lines = (data / "captures/deepl-requests.jsonl").read_text(encoding="utf-8").splitlines()
    captured = [json.loads(line) for line in lines]
    assert len(captured) > 20
    ids: dict[str, str] = {}
    with deepl_server() as here:
        for one in captured:
            body = one["body"]
            for theirs, ours in ids.items():
                body = body.replace(theirs, ours)
            status, said = _replayed(here.url, one, body)
            case = (one["method"], one["path"], one["body"])
            assert status == one["status"], case
            if one["path"] == "/v2/languages":  # the capture is cut off after 600 characters
                first = json.loads(one["response"].split("},")[0] + "}]")
                assert _shape(json.loads(said)[:1]) == _shape(first), case
            elif one["response"]:
                answer = json.loads(one["response"])
                assert _shape(json.loads(said)) == _shape(answer), case
                if "glossary_id" in answer:
                    ids[answer["glossary_id"]] = json.loads(said)["glossary_id"]
            else:
                assert said == "", case


def _replayed(url: str, captured: dict[str, Any], body: str) -> tuple[int, str]:
    left_out = {"Host", "Content-Length", "Connection"}
    headers = {name: value for name, value in captured["headers"].items() if name not in left_out}
    request = urllib.request.Request(
        url + captured["path"], body.encode() or None, headers, method=captured["method"]
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _shape(found: Any) -> Any:
    """The keys and types of an answer; of a list, those of each element."""
    if isinstance(found, dict):
        return {key: _shape(value) for key, value in found.items()}
    if isinstance(found, list):
        return [_shape(one) for one in found]
    return type(found).__name__
