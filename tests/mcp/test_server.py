"""`coach mcp` as a process, driven by the SDK's client over standard input and output."""

from __future__ import annotations

from pathlib import Path

import anyio
from mcp import Client
from mcp.shared.exceptions import MCPError

from tests.mcp.assistant import answer, refusal, with_assistant

INCOMING = (
    "Dear Li,\n\nWhat is your MOQ for the blue bottle? Can you ship before 15 March 2027?\n\n"
    "Best regards,\nAnna"
)
REPLY = "Dear Anna,\n\nThank you for your message. Our price is USD 4.20.\n\nBest regards,\nLi"
DRAFT = "Dear Anna,\n\nYou still haven't sent us the approved artwork for PO-4501.\n\nBest,\nLi"


def test_the_tools_and_what_they_take_and_answer(tmp_path: Path) -> None:
    async def work(client: Client) -> None:
        tools = {one.name: one for one in (await client.list_tools()).tools}
        assert {*tools} == {
            "check", "rewrite", "translate", "complete_reply", "rules", "explain",
        }  # fmt: skip
        for one in tools.values():
            assert one.description
            assert one.output_schema
            assert one.annotations
            assert one.annotations.read_only_hint
        assert tools["check"].input_schema["required"] == ["text"]
        assert "⟦blank⟧" in (client.instructions or "")

        found = await answer(client, "check", text=DRAFT, disable=["completeness"])
        (one,) = [each for each in found["findings"] if each["category"] == "blame"]
        assert DRAFT[one["start"] : one["end"]] == one["text"]
        assert one["suggestions"][0]["replacement"].startswith("We have not yet received")
        chinese = await answer(client, "check", text=DRAFT, language="zh")
        assert chinese["findings"][0]["message"] != found["findings"][0]["message"]

        about = {"kind": "follow_up", "recipient": {"country": "de"}, "channel": "email"}
        done = await answer(client, "rewrite", text=DRAFT, about=about, strength="firm")
        assert "PO-4501" in done["text"]
        assert "still haven't" not in done["text"]
        assert done["blanks"]
        assert done["changes"][0]["rules"] == ["blame/you-did-not"]

        done = await answer(client, "translate", text="请确认交货日期。", to="en", back=True)
        assert done["text"].startswith("Please confirm the delivery date")
        assert done["engine"] == ["phrasebook"]
        assert done["back"]

        listed = await answer(client, "rules", category="time")
        assert {one["id"].split("/")[0] for one in listed["rules"]} == {"time"}
        told = await answer(client, "explain", rule_id="time/weekend", language="zh")
        assert "周末" in told["why"]
        assert any("[[" in one["text"] for one in told["examples"] if one["marks"])

    assert with_assistant(work, tmp_path / "log") == ""


def test_a_reply_is_completed_with_blanks(tmp_path: Path) -> None:
    async def work(client: Client) -> None:
        about = {"kind": "inquiry_reply"}
        done = await answer(client, "complete_reply", incoming=INCOMING, draft=REPLY, about=about)
        states = {one["text"]: one["status"] for one in done["questions"]}
        assert states["What is your MOQ for the blue bottle?"] == "unanswered"
        before, _, after = done["text"].partition("Best regards")
        assert "Our MOQ for ⟦product⟧ is ⟦quantity⟧." in before
        assert after == ",\nLi"
        assert "Our price is USD 4.20." in before
        assert done["text"].count("MOQ") == 1  # asked for by a question and by the checklist
        assert done["blanks"]
        assert {"missing", "vague"} >= {one["status"] for one in done["fields"]}
        lines = done["text"].split("\n")
        assert all(line in lines for line in REPLY.split("\n"))

        begun = await answer(client, "complete_reply", incoming=INCOMING)
        assert "Our MOQ for ⟦product⟧ is ⟦quantity⟧." in begun["text"]
        assert [one["status"] for one in begun["questions"]] == ["unanswered", "unanswered"]
        assert "\n\nBest regards,\n⟦your name⟧" in begun["text"]
        chinese = await answer(
            client, "complete_reply", incoming=INCOMING, draft="", reply_language="zh"
        )
        assert "⟦产品⟧的起订量为⟦数量⟧。" in chinese["text"]

    assert with_assistant(work, tmp_path / "log") == ""


def test_what_is_wrong_is_told_in_words_and_no_text_is_logged(tmp_path: Path) -> None:
    secret = "PO-SECRET-4711"

    async def work(client: Client) -> None:
        assert "no text" in await refusal(client, "check", text="  \n")
        assert await refusal(client, "check") == "text: Field required"
        assert "valid string" in await refusal(client, "check", text={"a": secret})
        assert "at most 100000" in await refusal(client, "check", text=secret * 20_000)
        said = await refusal(client, "check", text=secret, lang="zh")
        assert said.startswith("no such argument; check takes text, about")
        said = await refusal(client, "check", text=secret, about={"kinds": "x"})
        assert said == "about.kinds: no such field"
        said = await refusal(client, "check", text=secret, about={"kind": "letter"})
        assert "unknown kind 'letter'; known: inquiry_reply" in said
        said = await refusal(client, "check", text=secret, about={"recipient": {"country": "XX"}})
        assert said.startswith("recipient.country:")
        said = await refusal(client, "check", text=secret, about={"now": "2026-01-01T10:00:00"})
        assert said == "about.now: Input should have timezone info"
        assert "nearest" in await refusal(client, "check", text=secret, disable=["times"])
        assert "time/x" in await refusal(client, "rewrite", text=secret, choose=["time/x"])
        assert "strength" in await refusal(client, "rewrite", text=secret, strength="rude")
        assert "already" in await refusal(client, "translate", text="Hello Anna.", to="en")
        assert "engine" in await refusal(client, "translate", text=secret, to="zh", engine="deepl")
        assert "to:" in await refusal(client, "translate", text=secret, to="not a language")
        assert "no message" in await refusal(client, "complete_reply", incoming=" ")
        assert "nearest: time/weekend" in await refusal(client, "explain", rule_id="time/weekends")
        assert "category" in await refusal(client, "rules", category="weather")
        said = await refusal(client, "no_such_tool", text=secret)
        assert said.startswith("there is no tool of that name; there are check")
        for odd in ("\x00 this weekend \u2028 \ufffd", "🙂" * 500, "⟦⟧⟦", "> " * 3000):
            await answer(client, "check", text=odd)

    log = with_assistant(work, tmp_path / "log")
    assert log == ""


def test_a_call_can_be_given_up_and_the_next_is_answered(tmp_path: Path) -> None:
    long = f"{DRAFT}\n\nPlease send it asap, this weekend at the latest.\n" * 200

    async def work(client: Client) -> None:
        given_up = False
        with anyio.move_on_after(0.2) as limit:
            try:
                await client.call_tool("rewrite", {"text": long})
            except MCPError:
                given_up = True
        assert given_up or limit.cancelled_caught
        found = await answer(client, "check", text="Let's meet this weekend.")
        assert "time/weekend" in [one["rule_id"] for one in found["findings"]]

    assert with_assistant(work, tmp_path / "log") == ""


def test_an_engine_that_cannot_work_is_told_at_the_start(tmp_path: Path) -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-m", "coach", "mcp", "--allow-engine", f"local:{tmp_path}/none"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("coach: --allow-engine:")
