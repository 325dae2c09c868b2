"""`coach template` for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from coach.cli import main
from coach.ledger.location import location_of
from coach.ledger.order import Customer, Order
from coach.ledger.store import Store


def run(*arguments: str, **env: str) -> Result:
    runner = CliRunner(env={"LC_ALL": "en_US.UTF-8", **env})
    return runner.invoke(main, ["template", *arguments])


class TestList:
    def test_names_every_template(self) -> None:
        result = run("list", "--kind", "payment_reminder")
        assert result.exit_code == 0
        assert "payment_reminder/first       First reminder after the due date\n" in result.stdout
        assert len(result.stdout.splitlines()) == 4

    def test_in_chinese(self) -> None:
        assert "逾期首次提醒" in run("list", "--lang", "zh").stdout
        assert "逾期首次提醒" in run("list", LC_ALL="zh_CN.UTF-8").stdout

    def test_json(self) -> None:
        data = json.loads(run("list", "--format", "json").stdout)
        one = next(one for one in data["templates"] if one["id"] == "auto_reply/holiday")
        assert one["channels"] == ["email", "whatsapp", "wechat", "linkedin"]
        assert one["review"] == "2027-05-31"

    def test_a_kind_without_templates(self) -> None:
        result = run("list", "--kind", "payment")
        assert result.exit_code == 2
        assert "no template of that kind; there are: inquiry_reply," in result.stderr


class TestShow:
    def test_tells_all_about_it(self) -> None:
        shown = run("show", "exception_delay/cause-known").stdout
        assert "owner Order team, version 1, to be reviewed by 2027-05-31" in shown
        assert "  new_date" in shown
        assert "? impact" in shown
        assert "  japan: Japan" in shown

    def test_json_has_the_form(self) -> None:
        data = json.loads(run("show", "follow_up/sample", "--format", "json").stdout)
        assert {"name", "type", "meaning", "example", "optional"} == set(data["placeholders"][0])

    def test_an_unknown_id(self) -> None:
        result = run("show", "follow_up/samples")
        assert result.exit_code == 2
        assert "nearest: follow_up/sample" in result.stderr
        assert "Traceback" not in result.output


class TestFill:
    def test_message_on_standard_output_and_blanks_on_standard_error(self) -> None:
        result = run(
            "fill", "order_update/production-started",
            "--set", "order_no=PO-45001", "--set", "start_date=2026-12-05",
            "--recipient-name", "Hiroshi Tanaka", "--recipient-country", "jp",
        )  # fmt: skip
        assert result.exit_code == 0
        assert result.stdout.startswith(
            "Subject: Order PO-45001: production started\n\nDear Tanaka-san,\n"
        )
        assert "started on 5 December 2026." in result.stdout
        assert "still to fill in, with --set: product, quantity" in result.stderr

    def test_json(self) -> None:
        result = run("fill", "follow_up/sample", "--lang", "zh", "--format", "json")
        data = json.loads(result.stdout)
        assert data["language"] == "zh"
        assert data["variant"] == "neutral"
        assert "product" in data["missing"]

    def test_lists_go_over_lines(self) -> None:
        result = run("fill", "meeting/invitation", "--set", r"agenda=1. Price.\n2. Date.")
        assert "\n1. Price.\n2. Date.\n" in result.stdout

    def test_mistakes(self) -> None:
        for arguments, told in (
            (("--set", "order=1"), "no placeholder 'order'; nearest: order_no"),
            (("--set", "order_no"), "write NAME=VALUE"),
            (("--set", "order_no=1", "--set", "order_no=2"), "order_no: given twice"),
            (("--variant", "japn"), "no variant 'japn'; nearest: japan"),
            (("--recipient-country", "XQ"), "--recipient-country"),
        ):
            result = run("fill", "order_update/delivered", *arguments)
            assert result.exit_code == 2
            assert told in result.stderr

    def test_an_order_of_the_ledger(self, tmp_path: Path) -> None:
        place = tmp_path / "orders.db"
        store = Store(location_of(str(place)))
        store.add_customer(Customer("Rheinwerk GmbH", country="DE", contact="Mr Weber"))
        store.add_order(Order("PO-45001", customer="Rheinwerk GmbH", product="bracket"))
        store.close()
        result = run(
            "fill", "order_update/delivered", "--order", "po 45001", "--ledger", str(place),
            "--format", "json",
        )  # fmt: skip
        data = json.loads(result.stdout)
        assert data["variant"] == "direct"
        assert data["text"].startswith("Dear Mr Weber,\n\nYour order PO-45001")
        assert "Product: bracket\n" in data["text"]

    def test_an_order_that_is_not_known(self, tmp_path: Path) -> None:
        Store(location_of(str(tmp_path / "orders.db"))).close()
        for ledger, told in (("orders.db", "knows no such order"), ("none.db", "no ledger yet")):
            result = run(
                "fill", "order_update/delivered", "--order", "7", "--ledger", str(tmp_path / ledger)
            )
            assert result.exit_code == 2
            assert told in result.stderr


def test_a_folder_of_ones_own(tmp_path: Path) -> None:
    shown = run("list", "--templates", str(tmp_path))
    assert shown.exit_code == 2
    assert "there are no documents" in shown.stderr
    (tmp_path / "own.yaml").write_text("- id: own/one\n  kind: genral\n", encoding="utf-8")
    result = run("list", "--templates", str(tmp_path))
    assert result.exit_code == 2
    assert "own.yaml:1:3: the template has no 'stage'" in result.stderr
