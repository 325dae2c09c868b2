"""Settings: which file counts, what its sections say, and what a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.batch.configuring import Configuration, Given
from coach.batch.errors import SettingsError
from coach.batch.toml_places import places_in


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_counts_alone(folder: Path) -> None:
    write(folder / "coach.toml", '[lint]\nkind = "follow_up"\nchannel = "email"\n')
    write(folder / "de/pyproject.toml", '[tool.coach.lint]\nkind = "auto_reply"\n')
    write(folder / "de/deeper/coach.toml", "[service]\nport = 8000\n")
    write(folder / "de/deeper/pyproject.toml", "[tool.ruff.lint]\nselect = []\n")
    configuration = Configuration()
    assert configuration.settings_for("a.txt").context.kind == "follow_up"
    assert configuration.settings_for("de/a.txt").context.kind == "auto_reply"
    assert configuration.settings_for("de/a.txt").context.channel is None
    assert configuration.settings_for("de/deeper/a.txt").context.kind == "auto_reply"


def test_sections_by_glob_the_later_before_the_earlier(folder: Path) -> None:
    write(
        folder / "coach.toml",
        """\
[lint]
kind = "general"
words = ["Incoloy"]
recipient = { country = "us" }
level = { informal = "advice" }

[[lint.files]]
glob = "de/**"
recipient = { country = "DE", timezone = "Europe/Berlin" }
words = ["Pls-900"]
disable = ["culture"]

[[lint.files]]
glob = ["*reminder*", "!*old*"]
kind = "payment_reminder"
level = { informal = "error" }
template = true
""",
    )
    configuration = Configuration()
    plain = configuration.settings_for("a.txt")
    assert plain.context.recipient.country == "US"
    assert plain.level == {"informal": "advice"}
    german = configuration.settings_for("de/x/a.txt")
    assert german.context.recipient.timezone == "Europe/Berlin"
    assert german.words == ("Incoloy", "Pls-900")
    assert german.level == {"informal": "advice", "culture": "off"}
    both = configuration.settings_for("de/reminder1.txt")
    assert both.context.kind == "payment_reminder"
    assert both.level["informal"] == "error"
    assert both.reading.template is True
    assert configuration.settings_for("de/reminder-old.txt").context.kind == "general"
    assert configuration.settings_for("de/b.txt") is configuration.settings_for("de/c.txt")


def test_what_is_typed_counts_most_and_a_named_file_for_all(folder: Path) -> None:
    write(folder / "coach.toml", '[lint]\nkind = "follow_up"\n')
    other = write(folder / "o/other.toml", '[lint]\nkind = "auto_reply"\nchannel = "whatsapp"\n')
    typed = {"kind": Given("general", "--kind")}
    assert Configuration(typed).settings_for("a.txt").context.kind == "general"
    named = Configuration(typed, other).settings_for("a.txt").context
    assert (named.kind, named.channel) == ("general", "whatsapp")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[lint]\n  knd = "x"\n', "coach.toml:2:3: there is no setting “knd”. Did you mean: kind"),
        (
            '[lint]\nkind = "folow_up"\n',
            "coach.toml:2:1: “folow_up” is none of the choices: follow_up",
        ),
        (
            '[[lint.files]]\nglob = "a"\n[[lint.files]]\nkind = "general"\n',
            "coach.toml:3:3: this section has no “glob”",
        ),
        (
            '[[lint.files]]\nglob = "*.md"\nchanel = "email"\n',
            "coach.toml:3:1: there is no setting “chanel”. Did you mean: channel",
        ),
        (
            '[lint]\nrecipient = { country = "DE", contry = "x" }\n',
            "coach.toml:2:31: there is no setting “contry”",
        ),
        ('[lint.recipient]\ncountry = "Q1"\n', "coach.toml:2:1: recipient:"),
        ('[lint]\nlevel = { time = "loud" }\n', "coach.toml:2:11: “loud” is no level"),
        (
            '[lint.level]\n"time/wekend" = "off"\n',
            "coach.toml:2:1: no rule or category 'time/wekend'; nearest: time/weekend",
        ),
        ("[lint]\ndisable = 3\n", "coach.toml:2:1: “disable” has to be a list"),
        ("[lint]\ntemplate = 1\n", "coach.toml:2:1: “template” has to be true or false"),
        ('[lint]\npacks = ["none"]\n', "coach.toml:2:1: there is no folder of rules"),
        ("[lint\n", "coach.toml:1:6:"),
        ('[lint]\nfiles = "x"\n', "coach.toml:2:1: sections are written as [[lint.files]]"),
        ('[lint]\nlanguages = ["fr"]\n', "coach.toml:2:1: “fr” is none of the languages"),
    ],
)
def test_a_mistake_names_its_place_and_what_was_meant(folder: Path, text: str, told: str) -> None:
    write(folder / "coach.toml", text)
    with pytest.raises(SettingsError) as caught:
        Configuration().settings_for("a.txt")
    assert told in str(caught.value)


def test_packs_are_pinned_to_their_version(folder: Path) -> None:
    write(folder / "mine/pack.toml", 'version = "1.2.3"\n')
    (folder / "bare").mkdir()
    for wanted, pack, told in (
        ("1.2", "mine", None),
        ("1.2.3", "mine", None),
        ("1.3", "mine", "version 1.3 of"),
        ("1", "bare", "says no version"),
    ):
        write(
            folder / "coach.toml",
            f'[lint]\npacks = [{{ path = "{pack}", version = "{wanted}" }}]\n',
        )
        if told is None:
            assert Configuration().settings_for("a").packs == (folder / "mine",)
        else:
            with pytest.raises(SettingsError, match=told):
                Configuration().settings_for("a")


def test_places_of_keys() -> None:
    text = """\
title = 1
long = \"\"\"
fake = 2
\"\"\"
[a."b c"]
  x.y = { one = 1, two = { three = 3 } }
[[list]]
k = 1
[[list]]
k = 2
[list.sub]
z = 3
"""
    places = places_in(text)
    assert places.of(("title",)) == (1, 1)
    assert ("fake",) not in places.found
    assert places.of(("a", "b c")) == (5, 2)
    assert places.of(("a", "b c", "x", "y")) == (6, 3)
    assert places.of(("a", "b c", "x", "y", "two")) == (6, 20)
    assert places.of(("list", 1, "k")) == (10, 1)
    assert places.of(("list", 1, "sub", "z")) == (12, 1)
    assert places.of(("list", 1, "nothing")) == (9, 3)
    assert places.of(("nowhere",)) == (1, 1)
