"""A library in every format: each place opens at its words, and a fix touches nothing else."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import quopri
import random
import re
import tomllib
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
import yaml

from coach.batch.fixing import Wanted, fix
from coach.batch.linting import lint, linted
from coach.batch.settings import FileSettings
from coach.engine import default_coach
from coach.reading import read_source
from tests.batch.layouts import Layout, layouts

DATA = Path(__file__).resolve().parent.parent / "data"
SAFE = "We pack the goods prior to the shipment."
TAG = re.compile(rb"<[^>]*>")
FIXED = "We pack the goods before the shipment."
LAYOUTS = list(layouts())
OFFICE = (".docx", ".xlsx")


def texts() -> Iterator[str]:
    """Messages that people wrote, each with a sentence that can be put right safely."""
    for name in ("messages_en.jsonl", "messages_zh.jsonl"):
        for line in (DATA / name).read_text(encoding="utf-8").splitlines():
            text = json.loads(line)["text"]
            if "before" not in text and "'''" not in text:
                yield f"{SAFE} Pls wait. 😀\n\n{text.strip()}\n"


def name_of(layout: Layout) -> str:
    return f"{layout[1][1:]}-{layout[0]}"


def said(source: str, suffix: str) -> str:
    """What a stretch of a file says to a reader."""
    if suffix in (".html", ".htm"):
        source = unescape(re.sub(r"<[^>]*>", " ", source))
    if suffix in (".json", ".jsonl", ".ndjson", ".yaml", ".yml", ".toml", ".po") and "\\" in source:
        source = json.loads(f'"{source}"')
    if suffix == ".eml" and re.search(r"=(?:[0-9A-F]{2}|\r\n)", source):
        source = quopri.decodestring(source.encode()).decode()
    if suffix == ".csv":
        source = source.replace('""', '"')
    return " ".join(source.split())


def parses(data: bytes, suffix: str) -> bool:
    """Whether a program that knows the format can read the file."""
    text = data.decode("utf-8-sig", "replace")
    if suffix == ".json":
        json.loads(text)
    elif suffix in (".jsonl", ".ndjson"):
        [json.loads(line) for line in text.splitlines() if line.strip()]
    elif suffix in (".yaml", ".yml"):
        yaml.safe_load(text)
    elif suffix == ".toml":
        tomllib.loads(text)
    elif suffix == ".eml":
        email.message_from_bytes(data, policy=email.policy.default).as_bytes()
    elif suffix in (".csv", ".tsv"):
        delimiter = "\t" if suffix == ".tsv" else ";" if text.startswith('"id";') else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
        return all(len(row) == 3 for row in rows)
    elif suffix in OFFICE:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return file.testzip() is None
    return True


def test_there_are_fifty_layouts() -> None:
    assert len({name_of(layout) for layout in LAYOUTS}) == len(LAYOUTS) >= 50


@pytest.mark.parametrize("layout", LAYOUTS, ids=name_of)
def test_places_fixes_and_all_the_rest(layout: Layout, now: datetime) -> None:
    name, suffix, make = layout
    chosen = random.Random(name_of(layout)).sample(list(texts()), 3)
    for text in chosen:
        data = make(text)
        path = f"a{suffix}"
        found = linted(path, data, FileSettings(), default_coach(), now)
        assert found.outcome.problem is None, name
        assert any(one.text.lower() == "pls" for one in found.outcome.standing)
        source = read_source(Path(path), data=data)
        for index, finding, one in found.found:
            assert source.units[index].text[finding.start : finding.end] == one.text
            if one.place.start is not None:
                assert source.text is not None
                stretch = source.text[one.place.start : one.place.end]
                assert said(stretch, suffix) == " ".join(one.text.split())
        fixed = fix(path, data, FileSettings(), default_coach(), now, Wanted())
        assert fixed.outcome.fixed >= 1
        assert fixed.data is not None
        assert parses(fixed.data, suffix)
        _same_elsewhere(data, fixed.data, suffix)
        again = lint(path, fixed.data, FileSettings(), default_coach(), now)
        safe = [
            way.id for one in again.findings for way in one.ways_out if way.applicability == "safe"
        ]
        assert safe == []


def _same_elsewhere(before: bytes, after: bytes, suffix: str) -> None:
    """The files differ in the words that were put in, and in nothing else."""
    if suffix in OFFICE:
        old, new = (zipfile.ZipFile(io.BytesIO(data)) for data in (before, after))
        assert old.namelist() == new.namelist()
        changed = [one for one in old.namelist() if old.read(one) != new.read(one)]
        assert len(changed) == 1
        was_part, now_part = old.read(changed[0]), new.read(changed[0])
        assert TAG.findall(now_part) == TAG.findall(was_part)
        told = TAG.sub(b"", was_part).replace(SAFE.encode(), FIXED.encode())
        assert TAG.sub(b"", now_part) == told
        return
    if b"base64" in before or b"quoted-printable" in before:
        old_head, _, _ = before.partition(b"\r\n\r\n")
        new_head, _, _ = after.partition(b"\r\n\r\n")
        assert old_head == new_head
        message, other = (email.message_from_bytes(data) for data in (before, after))
        words = message.get_payload(decode=True)
        changed_words = other.get_payload(decode=True)
        assert isinstance(words, bytes)
        assert isinstance(changed_words, bytes)
        assert changed_words.strip() == words.replace(SAFE.encode(), FIXED.encode()).strip()
        return
    encoding = "utf-8"
    if before[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16-le" if before[0] == 0xFF else "utf-16-be"
    was, now_says = SAFE.encode(encoding), FIXED.encode(encoding)
    assert before.count(was) == 1
    assert after == before.replace(was, now_says)
