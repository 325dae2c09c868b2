"""Runs the migrations on the connection that coach.ledger.migrating hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
