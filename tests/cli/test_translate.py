"""`coach translate` and `coach memory`: what goes out where, and with which exit status."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main
from coach.translation import engines
from tests.translation.toy_engine import Toy

WHOLE = "Dear Mr. Weber,\n\nThank you for your order. We will ship 500 pcs on 4 December 2026.\n"
LEFT = f"{WHOLE}\nThe artwork pleases us greatly.\n"
TRANSLATED = "尊敬的Weber先生：\n\n感谢您的订单。我们将于2026年12月4日发运500件。\n"


@pytest.fixture
def toys(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, Toy]:
    """Engines by their names, beside those that there are; a home without a memory."""
    known = {"toy": Toy(), "liar": Toy("liar", lies=True), "far": Toy("far", remote=True)}
    named = engines.named

    def found(name: str, device: str = "auto") -> engines.Engine:
        return known[name] if name in known else named(name, device)

    monkeypatch.setattr(engines, "named", found)
    monkeypatch.setenv("COACH_MEMORY", str(tmp_path / "own.db"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return known


@pytest.fixture
def run(
    toys: dict[str, Toy], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mail.txt").write_text(WHOLE, encoding="utf-8")
    (tmp_path / "left.txt").write_text(LEFT, encoding="utf-8")

    def call(*words: str, stdin: str | None = None) -> Result:
        result = CliRunner().invoke(main, words, input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), (
            result.exception
        )
        return result

    return call


def translate(run: Callable[..., Result], *words: str, stdin: str | None = None) -> Result:
    return run(
        "translate", "--to", "zh", "--engine", "toy", "--ledger", "none", *words, stdin=stdin
    )


def test_a_whole_translation_is_the_text_alone(run: Callable[..., Result]) -> None:
    result = translate(run, "mail.txt")
    assert (result.stdout, result.stderr, result.exit_code) == (TRANSLATED, "", 0)


def test_standard_input_is_read(run: Callable[..., Result]) -> None:
    assert translate(run, "-", stdin=WHOLE).stdout == TRANSLATED


def test_what_is_left_is_named_with_its_terms(run: Callable[..., Result]) -> None:
    result = translate(run, "left.txt")
    assert result.exit_code == 1
    assert result.stdout == f"{TRANSLATED}\nThe artwork pleases us greatly.\n"
    assert "left.txt:5:1: not translated: “The artwork pleases us greatly.”" in result.stderr
    assert "    artwork = 稿件" in result.stderr
    assert "未翻译" in translate(run, "left.txt", "--lang", "zh").stderr


def test_a_changed_figure_is_a_warning(run: Callable[..., Result]) -> None:
    result = run("translate", "--to", "zh", "--engine", "liar", "mail.txt")
    assert result.exit_code == 1
    assert "发运50件" in result.stdout
    assert "mail.txt:3:" in result.stderr
    assert "500" in result.stderr


def test_json_says_who_did_what(run: Callable[..., Result]) -> None:
    data = json.loads(translate(run, "left.txt", "--format", "json").stdout)
    assert data["engine"] == ["toy"]
    assert data["sentences"][-1]["whole"] is False
    assert data["facts"][-1]["after"]["text"] == "2026年12月4日"
    both = json.loads(translate(run, "mail.txt", "left.txt", "--format", "json").stdout)
    assert [one["target"] for one in both] == ["zh", "zh"]


@pytest.mark.parametrize(
    ("form", "sign"),
    [("bilingual", " │ "), ("interleaved", "→ "), ("markdown", "| --- |"), ("html", "<!doctype")],
)
def test_other_formats_show_both_texts(run: Callable[..., Result], form: str, sign: str) -> None:
    result = translate(run, "left.txt", "--format", form)
    assert sign in result.stdout
    assert "Thank you for your order." in result.stdout
    assert "感谢您的订单。" in result.stdout
    assert result.exit_code == 1


def test_facts_and_engines_are_explained(run: Callable[..., Result]) -> None:
    result = translate(run, "mail.txt", "--facts", "--explain")
    assert result.stdout == TRANSLATED
    assert "toy: “Dear Mr. Weber,” → “尊敬的Weber先生：”" in result.stderr
    assert "date 日期" in result.stderr


def test_the_translation_is_put_back(run: Callable[..., Result]) -> None:
    result = translate(run, "-", "--back", stdin="Thank you for your order.")
    assert result.stdout == "感谢您的订单。\n"
    assert "Put back into English:\nThank you for your order." in result.stderr


def test_formality_and_glossary_reach_the_engine(
    run: Callable[..., Result], toys: dict[str, Toy], tmp_path: Path
) -> None:
    (tmp_path / "terms.tsv").write_text("en\tzh\ndeposit\t定金\nbox\t盒\n", encoding="utf-8")
    translate(run, "mail.txt", "--formality", "formal", "--glossary", "terms.tsv")
    (order,) = toys["toy"].orders
    assert order.formality == "formal"
    assert dict(order.glossary) == {"deposit": "定金", "box": "盒"}
    (tmp_path / "terms.tsv").write_text("deposit\n", encoding="utf-8")
    result = translate(run, "mail.txt", "--glossary", "terms.tsv")
    assert result.exit_code == 2
    assert "terms.tsv:1:9: no zh" in result.stderr


def test_a_glossary_for_other_languages_has_the_drafts_first(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "terms.tsv").write_text("de\ten\nAnzahlung\tdeposit\n", encoding="utf-8")
    asked = ("translate", "--engine", "toy", "--from", "de", "--glossary", "terms.tsv", "mail.txt")
    assert "does not translate from de to en" in run(*asked).stderr
    (tmp_path / "terms.tsv").write_text("Anzahlung\n", encoding="utf-8")
    assert "--glossary terms.tsv: line 1" in run(*asked).stderr


def test_an_engine_can_be_named_for_a_pair(
    run: Callable[..., Result], toys: dict[str, Toy]
) -> None:
    result = run(
        "translate", "--to", "zh", "--engine", "en-de=far", "--engine", "en-zh=toy", "mail.txt"
    )
    assert result.stdout == TRANSLATED
    assert toys["far"].texts == []
    result = run("translate", "--to", "zh", "--engine", "zh-en=toy", "mail.txt")
    assert result.exit_code == 2
    assert "does not translate from en to zh" in result.stderr


def test_the_second_engine_gets_what_the_first_left(
    run: Callable[..., Result], toys: dict[str, Toy]
) -> None:
    toys["toy"].stops_after = 2
    result = translate(run, "mail.txt", "--engine", "far", "--explain")
    assert result.stdout == TRANSLATED
    assert toys["far"].texts == ["We will ship 500 pcs on 4 December 2026."]
    assert "quota is used up" in result.stderr


def test_what_was_done_before_a_failure_is_delivered(
    run: Callable[..., Result], toys: dict[str, Toy]
) -> None:
    toys["toy"].stops_after = 2
    result = translate(run, "mail.txt")
    assert result.exit_code == 1
    assert "感谢您的订单。" in result.stdout
    assert "not translated: “We will ship" in result.stderr
    assert "the quota is used up" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--engine", "nothing", "mail.txt"), "there is no translation engine 'nothing'"),
        (("--to", "Chinese!", "mail.txt"), "--to Chinese!"),
        (("--to", "en", "--engine", "toy", "mail.txt"), "mail.txt: "),
        (("--to", "fr", "--engine", "toy", "mail.txt"), "does not translate from en to fr"),
        (("--to", "zh", "--engine", "toy", "none.txt"), "none.txt: "),
        (("--to", "zh", "--engine", "toy", "--memory", "no.db", "mail.txt"), "no memory"),
        (("--to", "zh", "--engine", "toy"), "Missing argument"),
    ],
)
def test_mistakes_end_with_2_and_say_what_to_do(
    run: Callable[..., Result], words: tuple[str, ...], said: str
) -> None:
    result = run("translate", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_one_draft_that_cannot_be_translated_leaves_the_others(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "zh.txt").write_text("感谢您的订单。\n", encoding="utf-8")
    result = translate(run, "zh.txt", "mail.txt")
    assert result.exit_code == 2
    assert result.stdout == TRANSLATED
    assert "zh.txt: " in result.stderr


def test_engines_are_listed_with_what_they_can_do(run: Callable[..., Result]) -> None:
    result = run("translate", "--engines")
    assert result.exit_code == 0
    assert result.stdout.startswith("phrasebook\n    on this machine")
    assert "在本机运行" in run("translate", "--engines", "--lang", "zh").stdout


def test_accepted_translations_are_used_again(
    run: Callable[..., Result], toys: dict[str, Toy]
) -> None:
    accepted = run(
        "memory", "accept", "The artwork pleases us greatly.", "稿件我们很满意。",
        "--from", "en", "--to", "zh",
    )  # fmt: skip
    assert accepted.stdout == "1 new, 0 changed, 0 known already\n"
    result = translate(run, "left.txt", "--explain")
    assert result.exit_code == 0
    assert result.stdout == f"{TRANSLATED}\n稿件我们很满意。\n"
    assert "accepted before: “The artwork" in result.stderr
    assert "The artwork pleases us greatly." not in toys["toy"].texts
    assert translate(run, "left.txt", "--memory", "none").exit_code == 1


def test_pairs_are_listed_forgotten_exported_and_imported(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    (tmp_path / "pairs.tsv").write_text(
        "en\tzh\nGood day.\t您好。\nBye.\t再见。\n", encoding="utf-8"
    )
    assert run("memory", "import", "pairs.tsv").stdout.startswith("2 new")
    assert run("memory", "import", "pairs.tsv", "--lang", "zh").stdout.startswith("新增0对")
    listed = run("memory", "list").stdout
    assert "1\ten-zh\tGood day.\n\t\t您好。\n" in listed
    assert run("memory", "list", "bye").stdout.startswith("2\t")
    assert "more" in run("memory", "list", "--limit", "1").stderr
    assert run("memory", "export", "all.tmx").exit_code == 0
    assert run("memory", "forget", "1").exit_code == 0
    assert run("memory", "forget", "Bye.", "--from", "en", "--to", "zh").exit_code == 0
    assert run("memory", "list").stdout == ""
    assert run("memory", "import", "all.tmx").stdout.startswith("2 new")
    assert run("memory", "export", "-", "--format", "tsv").stdout.splitlines()[1:] == [
        "en\tzh\tGood day.\t您好。",
        "en\tzh\tBye.\t再见。",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("forget", "99"), "no such pair"),
        (("forget", "Good day."), "--from and --to"),
        (("forget", "Good day.", "--from", "en"), "--from and --to"),
        (("import", "none.tsv"), "none.tsv: "),
        (("import", "mail.txt"), "--from and --to"),
        (("import", "mail.txt", "--from", "en", "--to", "zh"), "line 1"),
        (("accept", "a", "b", "--from", "en", "--to", "en"), "two languages"),
        (("list", "--memory", "mail.txt"), "not a translation memory"),
        (("list", "--memory", "none"), "name the file"),
    ],
)
def test_mistakes_with_the_memory_say_what_to_do(
    run: Callable[..., Result], words: tuple[str, ...], said: str
) -> None:
    result = run("memory", *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_an_engine_that_is_not_set_up_is_listed_with_what_it_needs(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEEPL_AUTH_KEY", raising=False)
    listed = run("translate", "--engines").stdout
    deepl = listed.split("\ndeepl\n")[1].split("\n")[:3]
    assert deepl[0].startswith("    remote: text leaves this machine; obeys a glossary")
    assert "quota" in deepl[1]
    assert "DEEPL_AUTH_KEY" in deepl[2]
    assert "local:./opus-mt-en-zh" in listed.split("\nlocal\n")[1]
