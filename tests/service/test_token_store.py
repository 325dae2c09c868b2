"""Tokens in PostgreSQL, beside the ledger of a team, made and used by several processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.ledger.location import Location, location_of
from coach.ledger.store import Store
from coach.service.token_store import TokenStore
from coach.service.tokens import TokensDown
from tests.ledger.conftest import database, server

__all__ = ["database", "server"]

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.mark.postgres
def test_they_share_the_database_of_the_ledger(database: Location) -> None:
    ledger = Store(database)
    store = TokenStore(database)
    token, secret = store.create("CRM", ("check", "ledger"), NOW, timedelta(days=1))
    store.note_use(token, NOW)
    found = store.find(token.id)
    assert found is not None
    assert (found.name, found.scopes, found.used) == ("CRM", {"check", "ledger"}, NOW)
    assert found.is_of(secret)
    store.revoke(token.id, NOW)
    assert [one.is_valid(NOW) for one in store.every()] == [False]
    assert ledger.counts() == (0, 0)
    ledger.close()
    store.close()
    again = Store(database)  # the ledger still knows its tables
    again.close()


@pytest.mark.postgres
def test_services_may_start_together(database: Location) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = [*pool.map(lambda _: TokenStore(database), range(4))]
    for store in stores:
        assert store.every() == ()
        store.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TokensDown, match=r"file/tokens\.db"):
        TokenStore(location_of(str(tmp_path / "file/tokens.db")))
