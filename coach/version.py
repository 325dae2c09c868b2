"""The version of the coach, in one place."""

VERSION = "0.1.0"
