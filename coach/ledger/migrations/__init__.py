"""How a ledger gets from one revision of its tables to the next; run by coach.ledger.migrating."""
