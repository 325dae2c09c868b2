"""Where models come from: whole folders, the cache of the hub, the hub, and never unasked."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import huggingface_hub.constants
import pytest
from flask import Flask, Response, send_file
from werkzeug.serving import make_server

from coach.models.classifying import classifier
from coach.models.errors import Incomplete, NoSuchFolder, NotCached, NotFetched, Unreadable
from coach.models.loading import forget
from coach.models.sources import OFFLINE, folder_of
from tests.tiny_models import classifier_in

COMMIT = "c0ffee" + "0" * 34


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return classifier_in(tmp_path_factory.mktemp("whole"))


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    return Path(shutil.copytree(whole, tmp_path / "copy"))


def point_to(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Let the hub's library take `address` for the hub."""
    files = f"{address}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
    monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", address)
    monkeypatch.setattr(huggingface_hub.constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache of the hub, and a hub that nobody answers for."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(folder))
    point_to(monkeypatch, "http://127.0.0.1:9")
    for name in OFFLINE:
        monkeypatch.delenv(name, raising=False)
    forget()
    yield folder
    forget()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Where somebody tried to connect to; nobody can."""
    tried: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError("no network here")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tried


class Hub:
    """A hub on this machine with one model, acme/tone. `asked` are the paths that were asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        app = Flask(__name__)
        app.add_url_rule("/api/models/acme/tone/revision/main", view_func=self._about)
        app.add_url_rule(f"/api/models/acme/tone/tree/{COMMIT}", view_func=self._tree)
        app.add_url_rule(f"/acme/tone/resolve/{COMMIT}/<path:name>", view_func=self._file)
        self._server = make_server("127.0.0.1", 0, app, threaded=True)
        self.address = f"http://127.0.0.1:{self._server.port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()

    def _about(self) -> dict[str, object]:
        self.asked.append("about")
        files = [{"rfilename": path.name} for path in self.folder.iterdir()]
        return {"id": "acme/tone", "modelId": "acme/tone", "sha": COMMIT, "siblings": files}

    def _tree(self) -> Response:
        files = [
            {"type": "file", "path": path.name, "size": path.stat().st_size, "oid": path.name}
            for path in self.folder.iterdir()
        ]
        return Response(json.dumps(files), content_type="application/json")

    def _file(self, name: str) -> Response:
        self.asked.append(name)
        answer = send_file(self.folder / name, conditional=False)
        answer.headers["ETag"] = f'"{name}"'
        answer.headers["X-Repo-Commit"] = COMMIT
        return answer


@pytest.fixture
def hub(copy: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    made = Hub(copy)
    point_to(monkeypatch, made.address)
    yield made
    made.stop()


def cached(cache: Path, whole: Path) -> None:
    """Put the model into the cache, as the hub's library lays it."""
    place = cache / "models--acme--tone"
    shutil.copytree(whole, place / "snapshots" / COMMIT)
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text(COMMIT)


def test_a_folder_is_read_without_the_network(whole: Path, no_network: list[object]) -> None:
    forget()
    assert classifier(whole).labels == ("fine", "blame")
    assert classifier(str(whole)).labels == ("fine", "blame")
    assert no_network == []


@pytest.mark.parametrize("name", ["./acme/tone", "/acme/tone", "~/acme-none", "tone", "a/b/c", ""])
def test_what_is_no_name_on_the_hub_is_never_looked_for_there(
    name: str, cache: Path, no_network: list[object]
) -> None:
    with pytest.raises(NoSuchFolder, match="owner/model") as told:
        folder_of(name)
    assert "没有模型文件夹" in told.value.told.zh
    with pytest.raises(NoSuchFolder):
        folder_of(Path("acme/tone"))
    assert no_network == []


def test_a_misspelt_folder_is_not_asked_for_on_the_hub(
    tmp_path: Path, cache: Path, no_network: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "models").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(NoSuchFolder):
        folder_of("models/tune")
    assert no_network == []


@pytest.mark.parametrize(
    ("files", "part", "told"),
    [
        (["config.json"], "config", "lacks config.json"),
        (["model.safetensors"], "weights", "lacks its weights"),
        (["tokenizer.json"], "tokenizer", "lacks its tokenizer"),
    ],
)
def test_a_folder_that_is_not_whole_says_what_it_lacks(
    copy: Path, files: list[str], part: str, told: str
) -> None:
    for file in files:
        (copy / file).unlink()
    with pytest.raises(Incomplete, match=told) as found:
        folder_of(copy)
    assert found.value.part == part
    assert "不完整" in found.value.told.zh
    assert str(copy) in found.value.told.zh


def test_weights_in_parts_have_to_be_all_there(copy: Path) -> None:
    (copy / "model.safetensors").rename(copy / "model-1.safetensors")
    parts = {"a": "model-1.safetensors", "b": "model-2.safetensors"}
    index = copy / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": parts}))
    with pytest.raises(Incomplete, match=r"model-2\.safetensors") as found:
        folder_of(copy)
    assert found.value.lacking == ("model-2.safetensors",)
    index.write_text("no json")
    with pytest.raises(Unreadable, match="index"):
        folder_of(copy)


@pytest.mark.parametrize("switch", OFFLINE)
def test_offline_a_name_that_is_not_cached_is_an_error(
    switch: str, cache: Path, no_network: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(switch, "1")
    with pytest.raises(NotCached, match=f"{switch} forbids to fetch it") as told:
        classifier("acme/tone")
    assert switch in told.value.told.zh
    assert no_network == []


def test_offline_a_cached_name_is_read(
    whole: Path, cache: Path, no_network: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    cached(cache, whole)
    monkeypatch.setenv("COACH_OFFLINE", "yes")
    assert classifier("acme/tone").labels == ("fine", "blame")
    (cache / "models--acme--tone/snapshots" / COMMIT / "model.safetensors").unlink()
    with pytest.raises(Incomplete, match="acme/tone"):
        classifier("acme/tone")
    assert no_network == []


@pytest.mark.parametrize("value", ["", "0", "false"])
def test_a_switch_that_is_off_forbids_nothing(
    value: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_OFFLINE", value)
    with pytest.raises(NotFetched, match="refused") as told:
        classifier("acme/tone")
    assert "无法从模型库下载" in told.value.told.zh


def test_a_name_is_fetched_once(hub: Hub) -> None:
    (hub.folder / "pytorch_model.bin").write_bytes(b"never fetched")
    assert classifier("acme/tone").labels == ("fine", "blame")
    assert {"config.json", "model.safetensors", "tokenizer.json"} <= set(hub.asked)
    assert "pytorch_model.bin" not in hub.asked
    hub.asked.clear()
    forget()
    assert classifier("acme/tone").scores(["good morning"])
    assert hub.asked == []


def test_what_was_fetched_in_part_is_fetched_again(hub: Hub, cache: Path) -> None:
    found = folder_of("acme/tone")
    (found / "model.safetensors").unlink()
    assert folder_of("acme/tone") == found
    assert (found / "model.safetensors").exists()


def test_pickled_weights_are_fetched_where_there_are_no_others(hub: Hub) -> None:
    import torch
    from safetensors.torch import load_file

    weights = load_file(hub.folder / "model.safetensors")
    torch.save(weights, hub.folder / "pytorch_model.bin")
    (hub.folder / "model.safetensors").unlink()
    [scores] = classifier("acme/tone").scores(["please send purple you"])
    assert scores["blame"] > 0.9
    assert "pytorch_model.bin" in hub.asked


def test_a_name_that_the_hub_does_not_have(hub: Hub) -> None:
    with pytest.raises(NotFetched, match="acme/none"):
        folder_of("acme/none")
