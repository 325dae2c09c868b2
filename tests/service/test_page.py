"""The files of the page, as the service hands them out."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from coach.service import Settings, create_app

DIST = Path(__file__).resolve().parents[2] / "web/page/dist"


def test_an_unbuilt_page_says_what_to_do(tmp_path: Path) -> None:
    response = create_app(Settings(page=tmp_path)).test_client().get("/")
    assert response.status_code == 503
    assert response.content_type == "text/plain; charset=utf-8"
    assert "make install" in response.text


def test_a_built_page_is_served(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html>hello")
    (tmp_path / "assets" / "index-1.js").write_text("1")
    client = create_app(Settings(page=tmp_path)).test_client()
    index = client.get("/")
    assert index.text == "<!doctype html>hello"
    assert index.headers["Cache-Control"] == "no-cache"
    script = client.get("/assets/index-1.js")
    assert script.content_type.startswith("text/javascript")
    assert "immutable" in script.headers["Cache-Control"]
    assert client.get("/assets/%2e%2e/index.html").status_code == 404
    assert client.get("/favicon.svg").status_code == 404


def test_the_built_page_is_light() -> None:
    if not (DIST / "index.html").exists():
        pytest.fail("the page is not built: run `npm ci && npm run build` in web/page")
    files = [path for path in DIST.rglob("*") if path.is_file()]
    assert sum(len(gzip.compress(path.read_bytes())) for path in files) <= 200_000
