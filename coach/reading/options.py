"""What may be said about a file before it is read."""

from __future__ import annotations

from dataclasses import dataclass

MOST_BYTES = 32 * 1024 * 1024
"""How large a file may be unless somebody says otherwise."""
MOST_TEXTS = 200_000
"""How many texts of one file are read, and ten times as many cells."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is read; what a format has no use for is ignored by it.

    `form` is the name of a format that goes before the ending of the file's name, such as "json".
    `columns` chooses columns of tables by their heading, letter or number ("body", "B", "2";
    in a workbook also "Sheet1!B"), `strings` strings of JSON, YAML and TOML by selector
    ("templates[*].body", "$..text"), `sides` of a catalogue "msgid" or "msgstr", `authors` whose
    messages of a chat are read. None of them chosen: everything that reads like prose, translations
    before originals, and everybody. `template` says whether blanks are filled in by a machine
    later, None leaves that to the format. `most_bytes` limits the file, a quarter of it the
    text in it: what is attached to a mail or drawn in a document is not read.
    `whatever` reads every string that the choices allow, also headings and what is no prose.
    """

    form: str | None = None
    columns: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    template: bool | None = None
    most_bytes: int = MOST_BYTES
    whatever: bool = False

    @property
    def most_text(self) -> int:
        """How many bytes of text a file may have, unpacked."""
        return self.most_bytes // 4
