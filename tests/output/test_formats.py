"""What was found in files, in every format: valid, and at the right place."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import jsonschema
import pytest
import sarif_pydantic
import xmlschema

from coach.batch.linting import lint
from coach.batch.outcome import Excerpt, Outcome, Summary, Suppression
from coach.batch.settings import FileSettings
from coach.engine import default_coach
from coach.output.columns import width
from coach.output.formats import Options, names, writer
from coach.output.formats.text import marked

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "tests/data/schemas"
NOW = datetime(2026, 11, 26, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
SOURCES = {
    "mail/a b#1.txt": 'Dear Tom,\r\n你好 😀 pls wait, "ASAP" & <now>.\n\tLet\'s meet this weekend.\n',
    "邮件/提醒.md": "您好，我们尽快发货 😀。\n\nWe pack it prior to shipment.\n"
    "<!-- coach-ignore-next-line -->\nPls wait.\n",
    "t.json": '{"body": "We pack it prior to the shipment, \\ud83d\\ude00 pls wait."}\n',
    "clean.txt": "We confirm receipt of your payment of USD 300.\n",
    "control.txt": "Pls wait \x07 \x1b here.\n",
}


def outcomes() -> list[Outcome]:
    found = [
        lint(path, text.encode(), FileSettings(), default_coach(), NOW)
        for path, text in SOURCES.items()
    ]
    first = found[0]
    known = replace(first.findings[0], suppressed=Suppression("baseline"))
    found[0] = replace(first, findings=(known, *first.findings[1:]))
    return [*found, Outcome("broken.docx", problem="this is no document of Word: <&>")]


@pytest.fixture(scope="module")
def done() -> list[Outcome]:
    return outcomes()


def written(form: str, done: list[Outcome], options: Options | None = None) -> str:
    out = io.StringIO()
    one = writer(form, out, options or Options())
    summary = Summary(at="2026-11-26T10:00:00+08:00")
    for outcome in done:
        summary.add_file(outcome)
        one.add(outcome)
    one.close(summary)
    return out.getvalue()


def schema(path: Path) -> Any:
    data = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(data)
    return jsonschema.Draft202012Validator(
        data, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def utf16(text: str) -> list[str]:
    """The lines of a file, in units of UTF-16, a character for each."""
    data = text.encode("utf-16-le", "surrogatepass")
    units = "".join(
        chr(int.from_bytes(data[at : at + 2], "little")) for at in range(0, len(data), 2)
    )
    return re.split(r"\r\n|\n", units)


def plain(units: str) -> str:
    return b"".join(ord(unit).to_bytes(2, "little") for unit in units).decode("utf-16-le")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("form", names())
def test_each_format_writes_no_file_at_all_and_many(
    form: str, language: Any, done: list[Outcome]
) -> None:
    assert written(form, [], Options(language=language))
    assert written(form, done, Options(language=language, color=True, ids=True))


def test_sarif_is_valid_and_opens_at_the_words(done: list[Outcome]) -> None:
    text = written("sarif", done)
    log = json.loads(text)
    schema(SCHEMAS / "sarif-2.1.0.json").validate(log)
    sarif_pydantic.Sarif.model_validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "utf16CodeUnits"
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    places = {one.fingerprint: one for outcome in done for one in outcome.findings}
    assert len(run["results"]) == sum(len(outcome.findings) for outcome in done)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        physical = result["locations"][0]["physicalLocation"]
        path = unquote(physical["artifactLocation"]["uri"])
        region = physical["region"]
        line = utf16(SOURCES[path])[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        words = plain(line[region["startColumn"] - 1 : region["endColumn"] - 1])
        assert words == places[result["partialFingerprints"]["coachFinding/v1"]].text
    assert [one["kind"] for r in run["results"] for one in r["suppressions"]] == [
        "external",
        "inSource",
    ]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_fixes_of_sarif_put_the_words_in(done: list[Outcome]) -> None:
    results = json.loads(written("sarif", done))["runs"][0]["results"]
    (result,) = (
        one
        for one in results
        if one["ruleId"] == "clarity/wordy" and "t.json" in json.dumps(one["locations"])
    )
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region = change["deletedRegion"]
    line = utf16(SOURCES["t.json"])[region["startLine"] - 1]
    fixed = (
        plain(line[: region["startColumn"] - 1])
        + change["insertedContent"]["text"]
        + plain(line[region["endColumn"] - 1 :])
    )
    assert json.loads(fixed)["body"] == "We pack it before the shipment, 😀 pls wait."


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_xml_is_valid(form: str, done: list[Outcome], tmp_path: Path) -> None:
    file = tmp_path / "report.xml"
    judge = xmlschema.XMLSchema(SCHEMAS / f"{form}.xsd")
    for outcomes_of in ([], done):
        file.write_text(written(form, outcomes_of), encoding="utf-8")
        judge.validate(str(file))
    tree = ElementTree.parse(file).getroot()
    if form == "junit":
        assert len(tree.findall(".//failure")) == sum(len(one.standing) for one in done)
        assert len(tree.findall(".//skipped")) == 2
        for suite in tree.iter("testsuite"):
            assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
            assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
    else:
        assert [file.attrib["name"] for file in tree] == [one.path for one in done]
        assert len(tree.findall(".//error")) == sum(len(one.standing) for one in done) + 1


def test_gitlab_is_valid_and_each_issue_has_a_fingerprint_of_its_own(done: list[Outcome]) -> None:
    issues = json.loads(written("gitlab", done))
    schema(SCHEMAS / "gitlab-code-quality.json").validate(issues)
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints) == sum(len(one.standing) for one in done) + 1


def test_rdjson_is_valid_and_counts_bytes(done: list[Outcome]) -> None:
    report = json.loads(written("rdjson", done))
    schema(SCHEMAS / "rdjson.json").validate(report)
    texts = {one.text for outcome in done for one in outcome.findings}
    for one in report["diagnostics"]:
        if "range" in one["location"]:
            start, end = one["location"]["range"]["start"], one["location"]["range"]["end"]
            lines = SOURCES[one["location"]["path"]].encode().split(b"\n")
            words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
            assert words.decode() in texts


def test_json_keeps_its_schema(done: list[Outcome]) -> None:
    report = json.loads(written("json", done))
    schema(ROOT / "docs/lint.schema.json").validate(report)
    for file in report["files"]:
        for one in file["findings"]:
            assert SOURCES[file["path"]][one["start"] : one["end"]] == one["text"]
    lines = [json.loads(line) for line in written("jsonl", done).splitlines()]
    assert [line["type"] for line in lines].count("finding") == sum(
        len(file["findings"]) for file in report["files"]
    )
    assert lines[-1]["type"] == "summary"
    assert lines[-1]["by_rule"] == report["summary"]["by_rule"]


def test_github_commands_are_one_line_each(done: list[Outcome]) -> None:
    *commands, summary = written("github", done).splitlines()
    assert all(re.match(r"::(?:error|warning|notice) file=[^:]+::", line) for line in commands)
    assert len(commands) == sum(len(one.standing) for one in done) + 1
    assert any("file=t.json,line=1,endLine=1,col=22,endColumn=30," in line for line in commands)
    assert "6 files" in summary


def test_marks_stand_below_wide_characters() -> None:
    line, carets = marked(Excerpt("\t你好 😀 pls 等", 6, 3))
    assert line == "你好 😀 pls 等"
    assert width(carets[: carets.index("^")]) == width("你好 😀 ") == 8
    assert carets.count("^") == 3
    _, wide = marked(Excerpt("请尽快", 1, 2))
    assert wide == "  ^^^^"


def test_text_for_people(done: list[Outcome]) -> None:
    text = written("text", done, Options(language="zh"))
    assert "邮件/提醒.md:1:6: warning time/" in text
    assert "6 个文件" in text
    assert "1 个无法读取" in text
    assert "[informal/texting-words@" in written("text", done, Options(ids=True))
    assert "\x1b[33mwarning" in written("text", done, Options(color=True))


class _Page(HTMLParser):
    """Collects what a page would load, and whether its elements are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.open: list[str] = []
        self.titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.loads += [value or "" for name, value in attrs if name in ("src", "href")]
        self.titles += tag == "h2"
        if tag not in ("meta", "rect", "circle", "polyline", "link", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_report_in_html_stands_alone(done: list[Outcome]) -> None:
    earlier = {"at": "2026-11-19T10:00:00+08:00", "findings": 9, "by_category": {"time": 5}}
    text = written("html", done, Options(earlier=(earlier,)))
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.loads == []
    assert "<script" not in text
    assert "&lt;now&gt;" in text
    assert "this is no document of Word: &lt;&amp;&gt;" in text
    assert text.count("<svg") == 4
    assert "2026-11-19" in text
    assert "Time -3" in text
    assert "prefers-color-scheme:dark" in text
    assert "按类别" in written("html", done, Options(language="zh"))


def test_completeness_is_a_heat_map() -> None:
    letter = "Dear Tom,\n\nOur invoice INV-220 over USD 1,200 is overdue. Please pay.\n\nBest regards\nLi\n"
    from coach.draft import Context

    settings = FileSettings(context=Context(kind="payment_reminder"))
    found = [lint(f"{n}.txt", letter.encode(), settings, default_coach(), NOW) for n in range(2)]
    text = written("html", found)
    assert "class=heat" in text
    assert re.search(r'<td class=cell style="--share:100%" title="present 2">100</td>', text)
