"""A real HTTP server that speaks DeepL's API as it is documented, for tests of its clients.

It translates in its own way: words of a small dictionary, terms of the glossary, and every other
word marked with the language (“vessel·de”). What stands in an ignored tag stays. `DeepLServer.next`
holds replies that come first, to answer badly.
"""

from __future__ import annotations

import json
import re
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

FORMAL = {"DE", "ES", "FR", "IT", "JA", "NL", "PL", "PT-BR", "PT-PT", "RU"}
SOURCES = "AR CS DA DE EL EN ES FI FR HE IT JA KO NB NL PL PT RO RU SR SV TH TR UK VI ZH".split()
VARIANTS = "EN-GB EN-US ES-419 PT-BR PT-PT ZH-HANS ZH-HANT".split()
TARGETS = [*SOURCES, *VARIANTS]
NO_GLOSSARY = {"SR", "TH"}
WRITES = {"DE", "EN-GB", "EN-US", "ES", "FR", "IT", "JA", "KO", "PT-BR", "PT-PT", "ZH", "ZH-HANS"}
TONED = {"DE", "EN-GB", "EN-US"}
TONES = {"enthusiastic", "friendly", "confident", "diplomatic"}
STYLES = {"simple", "business", "academic", "casual"}
DICTIONARY: dict[tuple[str, str], str] = {
    ("dear", "DE"): "Liebe",
    ("ship", "DE"): "versenden",
    ("we", "DE"): "wir",
    ("ship", "ZH"): "发运",
    ("we", "ZH"): "我们",
    ("on", "ZH"): "于",
    ("我们", "EN"): "we",
    ("发货", "EN"): "ship",
}
YOU = {"more": "Sie", "less": "du"}


@dataclass
class Call:
    """One request, as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    raw: bytes


Reply = Callable[["Handler"], None]


@dataclass
class DeepLServer:
    """What stands at `url`. `key` is the only one it takes, if set.

    `twist` spoils a translation that has tags; `glossary_room` is how many glossaries an account
    may have.
    """

    url: str = ""
    key: str | None = None
    next: list[Reply] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    used: int = 0
    limit: int = 500_000
    most_bytes: int = 128 * 1024
    glossary_room: int = 1000
    glossaries: dict[str, dict[str, Any]] = field(default_factory=dict)
    twist: Callable[[str], str] = str
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)

    def made(self, path: str, method: str = "POST") -> list[Call]:
        """The calls of a path."""
        return [call for call in self.calls if call.path == path and call.method == method]

    @property
    def texts(self) -> list[list[str]]:
        """What each request to translate held."""
        return [call.body["text"] for call in self.made("/v2/translate")]


class Bad(Exception):
    """A refusal. Its message is in the answer, as DeepL's are."""

    def __init__(self, status: int, message: str = "") -> None:
        self.status = status
        self.message = message


@contextmanager
def deepl_server(**given: Any) -> Iterator[DeepLServer]:
    """The server, on a free port of this machine."""
    here = DeepLServer(**given)
    bound = type("Bound", (Handler,), {"here": here})
    listening = ThreadingHTTPServer(("127.0.0.1", 0), bound)
    listening.daemon_threads = True
    here.url = f"http://127.0.0.1:{listening.server_address[1]}"
    threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield here
    finally:
        here.over.set()
        listening.shutdown()
        listening.server_close()


class Handler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    here: DeepLServer

    def do_GET(self) -> None:
        self._take("GET")

    def do_POST(self) -> None:
        self._take("POST")

    def do_PATCH(self) -> None:
        self._take("PATCH")

    def do_DELETE(self) -> None:
        self._take("DELETE")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def answer(self, status: int, body: Any = None, **headers: str) -> None:
        """A whole answer; a body of text or bytes as it stands, others as JSON."""
        data = body if isinstance(body, bytes) else b"" if body is None else _json(body)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _take(self, method: str) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        place = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = _read(raw, headers.get("content-type", "")) | _query(place.query)
        with self.here.lock:
            self.here.calls.append(Call(method, place.path, headers, body, raw))
            reply = self.here.next.pop(0) if self.here.next else None
        with suppress(BrokenPipeError, ConnectionResetError):
            if reply is not None:
                reply(self)
                return
            try:
                with self.here.lock:
                    status, found = _answered(self.here, method, place.path, headers, body, raw)
            except Bad as bad:
                status, found = bad.status, {"message": bad.message} if bad.message else None
            self.answer(status, found)


def _json(body: Any) -> bytes:
    return body.encode() if isinstance(body, str) else json.dumps(body).encode()


def _read(raw: bytes, kind: str) -> dict[str, Any]:
    if not raw:
        return {}
    if "json" in kind:
        found: dict[str, Any] = json.loads(raw)
        return found
    return _query(raw.decode())


def _query(written: str) -> dict[str, Any]:
    lists = {"text", "ignore_tags"}
    return {
        name: values if name in lists else values[0] for name, values in parse_qs(written).items()
    }


def _answered(
    here: DeepLServer, method: str, path: str, headers: dict[str, str], body: Any, raw: bytes
) -> tuple[int, Any]:
    given = headers.get("authorization", "")
    if not re.fullmatch(r"DeepL-Auth-Key \S+", given) or (
        here.key is not None and given != f"DeepL-Auth-Key {here.key}"
    ):
        raise Bad(403)
    version, _, rest = path.strip("/").partition("/")
    match (version, method, rest.split("/")):
        case ("v2", "POST", ["translate"]):
            return 200, _translate(here, body, raw)
        case ("v2", "GET", ["usage"]):
            return 200, _usage(here)
        case ("v2", "GET", ["languages"]):
            return 200, _languages(body)
        case ("v2", "POST", ["write", "rephrase"]):
            return 200, _rephrase(here, body, raw)
        case ("v2" | "v3", _, ["glossaries", *ids]):
            return _glossaries(here, version, method, ids, body)
    raise Bad(404)


def _usage(here: DeepLServer) -> dict[str, Any]:
    product = {
        "product_type": "translate",
        "api_key_character_count": here.used,
        "character_count": here.used,
    }
    return {
        "character_count": here.used,
        "character_limit": here.limit,
        "document_limit": 10_000,
        "document_count": 0,
        "api_key_character_count": here.used,
        "api_key_character_limit": here.limit,
        "start_time": "2026-11-03T04:05:06.789Z",
        "end_time": "2026-12-03T04:05:06.789Z",
        "products": [product],
    }


def _languages(body: dict[str, Any]) -> list[dict[str, Any]]:
    if body.get("type", "source") == "source":
        return [{"language": code, "name": code.title()} for code in SOURCES]
    return [
        {"language": code, "name": code.title(), "supports_formality": code in FORMAL}
        for code in TARGETS
    ]


def _translate(here: DeepLServer, body: dict[str, Any], raw: bytes) -> dict[str, Any]:
    if len(raw) > here.most_bytes:
        raise Bad(413, "Request Entity Too Large")
    texts, target = body.get("text"), str(body.get("target_lang", "")).upper()
    source = str(body.get("source_lang", "EN")).upper()
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise Bad(400, "Parameter 'text' not specified.")
    if len(texts) > 50:
        raise Bad(400, "Too many texts in the parameter 'text'.")
    if target not in TARGETS:
        raise Bad(400, "Value for 'target_lang' not supported.")
    if source not in SOURCES:
        raise Bad(400, "Value for 'source_lang' not supported.")
    if str(body.get("split_sentences", "1")) not in ("0", "1", "nonewlines"):
        raise Bad(400, "Value for 'split_sentences' not supported.")
    you = YOU.get(_formality(body, target), "ihr")
    terms = _terms(here, body, source, target)
    billed = [len(re.sub(r"<[^>]*>", "", text)) for text in texts]
    if here.used + sum(billed) > here.limit:
        raise Bad(456, "Quota exceeded")
    here.used += sum(billed)
    spoken = [_said(here, text, body, terms, target, you) for text in texts]
    return {
        "translations": [_result(*pair, source, body) for pair in zip(spoken, billed, strict=True)]
    }


def _result(text: str, billed: int, source: str, body: dict[str, Any]) -> dict[str, Any]:
    result: dict[str, Any] = {"detected_source_language": source, "text": text}
    if body.get("show_billed_characters"):
        result["billed_characters"] = billed
    if "model_type" in body:
        result["model_type_used"] = body["model_type"]
    return result


def _formality(body: dict[str, Any], target: str) -> str:
    wish = body.get("formality", "default")
    if wish not in ("default", "more", "less", "prefer_more", "prefer_less"):
        raise Bad(400, "Value for 'formality' not supported.")
    if target not in FORMAL:
        if wish in ("more", "less"):
            raise Bad(400, "'formality' is not supported for given 'target_lang'.")
        return "default"
    return str(wish).removeprefix("prefer_")


def _terms(here: DeepLServer, body: dict[str, Any], source: str, target: str) -> dict[str, str]:
    if "glossary_id" not in body:
        return {}
    if "source_lang" not in body:
        raise Bad(400, "Parameter 'source_lang' must be specified with 'glossary_id'.")
    glossary = here.glossaries.get(body["glossary_id"])
    if glossary is None:
        raise Bad(404, "Glossary not found")
    for dictionary in glossary["dictionaries"]:
        pair = dictionary["source_lang"].upper(), dictionary["target_lang"].upper()
        if pair == (source, target.partition("-")[0]):
            return dict(line.split("\t") for line in dictionary["entries"].split("\n"))
    raise Bad(400, "Value for 'glossary_id' has no dictionary for 'source_lang' and 'target_lang'.")


def _said(
    here: DeepLServer,
    text: str,
    body: dict[str, Any],
    terms: dict[str, str],
    target: str,
    you: str,
) -> str:
    if "tag_handling" not in body:
        return _words(text, terms, target, you)
    if body["tag_handling"] not in ("xml", "html"):
        raise Bad(400, "Value for 'tag_handling' not supported.")
    try:
        root = ElementTree.fromstring(f"<root>{text}</root>")
    except ElementTree.ParseError:
        raise Bad(400, "Tag handling parsing failed, please check input.") from None
    ignored = set(body.get("ignore_tags", []))
    for element in root.iter():
        if element.tag not in ignored:
            element.text = _words(element.text or "", terms, target, you)
        if element is not root:
            element.tail = _words(element.tail or "", terms, target, you)
    whole = ElementTree.tostring(root, encoding="unicode")
    return here.twist(re.sub(r"^<root>|</root>$|^<root />$", "", whole))


def _words(text: str, terms: dict[str, str], target: str, you: str) -> str:
    language = target.partition("-")[0]
    known = sorted((*terms, "我们", "发货"), key=len, reverse=True)
    pattern = "|".join([*map(re.escape, known), r"[^\W\d_]+"])

    def said(match: re.Match[str]) -> str:
        word = match[0]
        if word in terms:
            return terms[word]
        if word.lower() == "you":
            return you
        if language == "ZH" and not word.isascii():
            return word
        return DICTIONARY.get((word.lower(), language), f"{word}·{language.lower()}")

    return re.sub(pattern, said, text)


def _rephrase(here: DeepLServer, body: dict[str, Any], raw: bytes) -> dict[str, Any]:
    target = str(body.get("target_lang", "EN-US"))
    if len(raw) > 10 * 1024:
        raise Bad(413, "Request Entity Too Large")
    if target.upper() not in WRITES:
        raise Bad(400, "Value for 'target_lang' not supported.")
    tone, style = body.get("tone"), body.get("writing_style")
    if tone and style:
        raise Bad(400, "Both writing_style and tone are set.")
    for name, wish, known in (("tone", tone, TONES), ("writing_style", style, STYLES)):
        plainly = str(wish or "default").removeprefix("prefer_")
        if plainly not in known | {"default"}:
            raise Bad(400, f"Value for '{name}' not supported.")
        if wish == plainly != "default" and target.upper() not in TONED:
            raise Bad(400, f"'{name}' is not supported for given 'target_lang'.")
    wish = str(tone or style or "default").removeprefix("prefer_")
    if target.upper() not in TONED:
        wish = "default"
    language, _, variant = target.partition("-")
    shown = f"{language.lower()}-{variant.upper()}" if variant else language.lower()
    return {
        "improvements": [
            {
                "text": f"{text} [{wish}]",
                "detected_source_language": language.lower(),
                "target_language": shown,
            }
            for text in body["text"]
        ]
    }


def _glossaries(
    here: DeepLServer, version: str, method: str, ids: list[str], body: dict[str, Any]
) -> tuple[int, Any]:
    match (method, ids):
        case ("POST", []):
            return 201, _shown(_new_glossary(here, version, body), version)
        case ("GET", []):
            return 200, {"glossaries": [_shown(one, version) for one in here.glossaries.values()]}
    glossary = here.glossaries.get(ids[0])
    if glossary is None:
        raise Bad(404, "Glossary not found")
    match (method, ids[1:]):
        case ("GET", []):
            return 200, _shown(glossary, version)
        case ("DELETE", []):
            del here.glossaries[ids[0]]
            return 204, None
        case ("PATCH", []) if version == "v3":
            glossary["name"] = body.get("name", glossary["name"])
            return 200, _shown(glossary, version)
    raise Bad(404)


def _new_glossary(here: DeepLServer, version: str, body: dict[str, Any]) -> dict[str, Any]:
    given = body.get("dictionaries") if version == "v3" else [body]
    if len(here.glossaries) >= here.glossary_room:
        raise Bad(456, "Too many glossaries")
    for one in given or [{}]:
        pair = str(one.get("source_lang", "")).upper(), str(one.get("target_lang", "")).upper()
        if not set(pair) <= set(SOURCES) - NO_GLOSSARY:
            raise Bad(400, "Unsupported glossary source and target language pair")
        if one.get("entries_format") != "tsv" or not one.get("entries"):
            raise Bad(400, "Value for 'entries' not supported.")
        for line in one["entries"].split("\n"):
            terms = line.split("\t")
            if len(terms) != 2 or not all(0 < len(term.encode()) <= 1024 for term in terms):
                raise Bad(400, "Value for 'entries' not supported.")
    glossary = {
        "glossary_id": str(uuid.uuid4()),
        "name": body["name"],
        "dictionaries": [dict(one) for one in given or []],
        "creation_time": f"2026-11-22T00:27:{len(here.calls) % 60:02}.179Z",
    }
    here.glossaries[glossary["glossary_id"]] = glossary
    return glossary


def _shown(glossary: dict[str, Any], version: str) -> dict[str, Any]:
    head = {name: glossary[name] for name in ("glossary_id", "name", "creation_time")}
    dictionaries = [
        {
            "target_lang": one["target_lang"].lower(),
            "source_lang": one["source_lang"].lower(),
            "entry_count": len(one["entries"].split("\n")),
        }
        for one in glossary["dictionaries"]
    ]
    return head | (
        {"dictionaries": dictionaries} if version == "v3" else {"ready": True, **dictionaries[0]}
    )


def refusing(status: int, message: str = "no", **headers: str) -> Reply:
    """An error in the form of the API."""
    return lambda handler: handler.answer(status, {"message": message}, **headers)


def saying(body: Any, status: int = 200) -> Reply:
    """A body as it stands."""
    return lambda handler: handler.answer(status, body)


def dropping(handler: Handler) -> None:
    """The connection, without a word."""
    handler.close_connection = True


def cut(handler: Handler) -> None:
    """An answer that ends in the middle."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"translations":[{"text":"wi')


def silent(handler: Handler) -> None:
    """Nothing, for longer than anybody waits."""
    handler.close_connection = True
    handler.here.over.wait(30)


def trickling(handler: Handler) -> None:
    """An answer that never ends, a byte at a time."""
    handler.close_connection = True
    handler.send_response(200)
    handler.end_headers()
    until = time.monotonic() + 30
    while time.monotonic() < until and not handler.here.over.wait(0.01):
        handler.wfile.write(b" ")
        handler.wfile.flush()


def endless(handler: Handler) -> None:
    """An answer larger than any."""
    handler.close_connection = True
    handler.send_response(200)
    handler.end_headers()
    while not handler.here.over.is_set():
        handler.wfile.write(b" " * 100_000)
