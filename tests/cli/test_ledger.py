"""`coach ledger`, `coach today`, and a check against the ledger."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from coach.cli import main

TABLE = "订单号,客户,产品,数量,单位,状态,交期\nPO 4501,凯勒,LED灯,5000,pcs,生产中,2026-12-10\n"


@pytest.fixture
def place(tmp_path: Path) -> str:
    """A ledger with one order."""
    table = tmp_path / "orders.csv"
    table.write_text(TABLE, encoding="gb18030")
    place = str(tmp_path / "ledger.db")
    result = run(place, "ledger", "import", str(table))
    assert result.exit_code == 0, result.output
    assert "orders: 1 new" in result.output
    return place


def run(place: str, *arguments: str, language: str = "en_US.UTF-8") -> Result:
    environment = {"LC_ALL": language, "COACH_LEDGER": place}
    return CliRunner(env=environment).invoke(main, arguments)


def test_list_and_show(place: str) -> None:
    assert "PO 4501" in run(place, "ledger", "list").output
    assert "状态" in run(place, "ledger", "list", language="zh_CN.UTF-8").output
    rows = json.loads(
        run(place, "ledger", "list", "--format", "json", "--stage", "production").output
    )
    assert (rows["total"], rows["items"][0]["quantity"]) == (1, "5000")
    assert "凯勒" in run(place, "ledger", "list", "--customers").output
    shown = run(place, "ledger", "show", "po-4501").output
    assert "Quantity" in shown
    assert "quantity" in shown


def test_set_and_note(place: str) -> None:
    assert run(place, "ledger", "set", "4501", "stage=shipped", "etd=2026-12-15").exit_code == 0
    run(place, "ledger", "set", "凯勒", "--customer", "国家=德国", "account=DE89 3704")
    run(place, "ledger", "set", "凯勒", "--customer", "account=DE02 1203")
    run(place, "ledger", "note", "凯勒", "wants CIF", "--date", "2026-11-01")
    data = json.loads(run(place, "ledger", "show", "凯勒", "--format", "json").output)
    assert data["country"] == "DE"
    assert [one["account"] for one in data["accounts"]] == ["DE02 1203", "DE89 3704"]
    assert data["notes"][0]["text"] == "wants CIF"
    order = json.loads(run(place, "ledger", "show", "4501", "--format", "json").output)
    assert (order["stage"], order["etd"], order["version"]) == ("shipped", "2026-12-15", 2)


def test_export_comes_back(place: str, tmp_path: Path) -> None:
    for name in ("out.csv", "out.xlsx"):
        file = str(tmp_path / name)
        assert run(place, "ledger", "export", file).exit_code == 0
        assert (
            "orders: 0 new, 0 changed, 1 unchanged" in run(place, "ledger", "import", file).output
        )


def test_today(place: str) -> None:
    result = run(place, "today", "--now", "2026-12-08", "--sender", "CN")
    assert "Announce that the goods will be ready: PO 4501" in result.output
    result = run(place, "today", "--now", "2026-12-08T10:00+08:00", "--format", "json")
    assert json.loads(result.output)["due"][0]["id"] == "ready_notice"
    chinese = run(place, "today", "--now", "2026-12-08", language="zh_CN.UTF-8").output
    assert "应提前3天通知" in chinese


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "4501", "qunatity=3"), "nearest: quantity"),
        (("set", "4501", "etd=2026-02-30"), "etd: a date such as 2026-11-26"),
        (("set", "4501", "etd"), "quantity=5000"),
        (("set", "9", "stage=ready"), "there is no order 9"),
        (("set", "凯勒", "--customer", "bank=ICBC"), "account="),
        (("show", "nobody"), "there is no order or customer"),
        (("note", "凯勒", "x", "--date", "1.1.26"), "2026-11-26"),
        (("import", "/nowhere.csv"), "No such file"),
        (("list", "--ledger", "mysql://x/y"), "a ledger is a file"),
        (("list", "--ledger", "postgresql://a:geheim@127.0.0.1:1/x"), "start the database"),
    ],
)
def test_bad_input_ends_with_status_2(place: str, arguments: tuple[str, ...], told: str) -> None:
    result = run(place, "ledger", *arguments)
    assert result.exit_code == 2
    assert told in result.output
    assert "Traceback" not in result.output
    assert "geheim" not in result.output


def test_a_broken_table_is_named_and_nothing_is_imported(place: str, tmp_path: Path) -> None:
    table = tmp_path / "broken.csv"
    table.write_text("Order No,Qty\nPO 1,3\nPO 2,x\n")
    result = run(place, "ledger", "import", str(table))
    assert result.exit_code == 2
    assert "nothing was imported" in result.output
    assert "row 3, column B (Qty): “x”: a number such as 5000" in result.output
    assert json.loads(run(place, "ledger", "list", "--format", "json").output)["total"] == 1


class TestCheck:
    def test_is_held_against_the_ledger(self, place: str, tmp_path: Path) -> None:
        draft = tmp_path / "draft.txt"
        draft.write_text("Dear Mr Keller,\n\nwe confirm PO 4501 for 500 pcs.\n")
        result = run(place, "check", str(draft))
        assert result.exit_code == 1
        assert "The draft says 500 pcs, the ledger 5,000 pcs for PO 4501." in result.output
        assert "ledger" not in run(place, "check", str(draft), "--ledger", "none").output

    def test_names_a_ledger_that_is_not_there(self, tmp_path: Path) -> None:
        draft = tmp_path / "draft.txt"
        draft.write_text("We confirm PO 4501 for 500 pcs.\n")
        missing = str(tmp_path / "missing.db")
        result = run("", "check", str(draft), "--ledger", missing)
        assert result.exit_code == 2
        assert "there is no ledger" in result.output
        down = run("", "check", str(draft), "--ledger", "postgresql://a@127.0.0.1:1/x")
        assert down.exit_code == 2
        assert "start the database" in down.output

    def test_loads_no_database_for_a_draft_that_names_no_order(
        self, place: str, tmp_path: Path
    ) -> None:
        draft = tmp_path / "draft.txt"
        draft.write_text("Dear Mr Keller, thank you for your mail.\n")
        code = (
            "import sys; from coach.cli import main\n"
            f"try: main(['check', {str(draft)!r}, '--ledger', {place!r}])\n"
            "except SystemExit: pass\n"
            "print('sqlalchemy' in sys.modules, 'openpyxl' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert done.stdout.splitlines()[-1] == "False False", done.stderr
