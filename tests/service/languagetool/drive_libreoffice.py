"""Has LibreOffice proofread paragraphs, without a window. Run by the Python that knows `uno`.

Arguments: the address of the server and a folder for a profile of its own. Standard input holds the
paragraphs as JSON, `[[text, language, country], …]`; standard output `{"locales": […], "errors":
[[…], …]}`, with each error's place, comments and suggestions.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import uno
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

CHECKER = "org.openoffice.lingu.LanguageToolGrammarChecker"
PATIENCE = 60.0
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
{}
</oor:items>
"""
SETTING = (
    '<item oor:path="/org.openoffice.Office.Linguistic/GrammarChecking/LanguageTool">'
    '<prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)


def main(address: str, profile: Path) -> None:
    paragraphs = json.load(sys.stdin)
    write_settings(profile, {"IsEnabled": "true", "BaseURL": address})
    pipe = f"coach-{profile.name}"
    office = subprocess.Popen(
        [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            "--nodefault",
            f"-env:UserInstallation={profile.as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=sys.stderr,
    )
    try:
        context = connected(pipe)
        create = context.ServiceManager.createInstanceWithContext
        json.dump(proofread(create(CHECKER, context), paragraphs), sys.stdout)
        with contextlib.suppress(DisposedException):
            create("com.sun.star.frame.Desktop", context).terminate()
        office.wait(PATIENCE)
    finally:
        office.kill()


def write_settings(profile: Path, settings: dict[str, str]) -> None:
    items = [SETTING.format(name, escape(value)) for name, value in settings.items()]
    folder = profile / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(SETTINGS.format("\n".join(items)), "utf-8")


def connected(pipe: str) -> Any:
    """The context of the office that listens on `pipe`, as soon as it does."""
    local = uno.getComponentContext()
    create = local.ServiceManager.createInstanceWithContext
    resolver = create("com.sun.star.bridge.UnoUrlResolver", local)
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def proofread(checker: Any, paragraphs: list[list[str]]) -> dict[str, Any]:
    locales = [f"{one.Language}-{one.Country}".rstrip("-") for one in checker.getLocales()]
    errors = []
    for text, language, country in paragraphs:
        locale = uno.createUnoStruct("com.sun.star.lang.Locale", language, country, "")
        units = len(text.encode("utf-16-le")) // 2
        found = checker.doProofreading("draft", text, locale, 0, units, ()).aErrors
        errors.append([error_data(error) for error in found])
    return {"locales": locales, "errors": errors}


def error_data(error: Any) -> dict[str, Any]:
    return {
        "offset": error.nErrorStart,
        "length": error.nErrorLength,
        "comments": [error.aShortComment, error.aFullComment],
        "suggestions": list(error.aSuggestions),
    }


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
