"""Trained models: our own, which ship with the coach."""
