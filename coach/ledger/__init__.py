"""The ledger: what is known of customers and orders.

`order` holds the nouns and the protocol that a check consults, `memory` a plain ledger for callers
that hold their orders themselves, `store` the one on disk or in PostgreSQL. Only `store` and what
builds on it need a database library, so that a check without a ledger never loads one.
"""
