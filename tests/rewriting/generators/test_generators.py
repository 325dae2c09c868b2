"""Which generators there are, and what their names may be."""

from __future__ import annotations

import subprocess
import sys

import pytest

import coach
from coach.models.errors import ModelError
from coach.models.remote.errors import BadAddress
from coach.rewriting import generators
from coach.rewriting.generators import UnknownEngine, named
from coach.rewriting.generators.endpoint import Endpoint


def test_engines_are_known_by_their_modules() -> None:
    assert generators.names() == {"local", "endpoint"}


def test_an_endpoint_is_named_by_its_url_and_model() -> None:
    found = named("endpoint:http://localhost:11434#qwen2.5:7b")
    assert isinstance(found, Endpoint)
    assert found.name == "endpoint:http://localhost:11434#qwen2.5:7b"
    assert not found.reads_brief


@pytest.mark.parametrize("name", ["gpt", "openai:x", "local", "local:", "endpoint: ", ":x", ""])
def test_no_such_engine_is_an_error_at_once(name: str) -> None:
    with pytest.raises(UnknownEngine, match=r"endpoint:… / local:…") as told:
        coach.rewrite("Thank you.", generator=name)
    assert isinstance(told.value, ModelError)
    assert "没有生成器" in told.value.told.zh


def test_a_wrong_address_is_an_error_at_once_without_its_password() -> None:
    with pytest.raises(BadAddress) as told:
        coach.rewrite("Thank you.", generator="endpoint:http://me:pass-word@host#m")
    assert "pass-word" not in str(told.value)


def test_a_rewriting_without_a_generator_imports_none() -> None:
    code = """
import sys, coach
coach.rewrite("Thank you for the drawing. Let's meet this weekend.")
heavy = {"httpx", "torch", "transformers", "huggingface_hub", "coach.models.generating",
         "coach.models.remote.client", "coach.rewriting.generators.local", "coach.prompts",
         "coach.rewriting.generators", "coach.rewriting.asking"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
