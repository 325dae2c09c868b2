"""What a user can put right, each in words that say how."""

from __future__ import annotations


class SettingsError(ValueError):
    """A setting that cannot be used: where it stands, what was expected, and what to do."""


class BaselineError(ValueError):
    """A file that is no baseline, or cannot be read or written; says what to do."""


class GitError(ValueError):
    """Git cannot say what changed; says why and what to do."""


class NoWatcher(ImportError):
    """The package that watches files is not installed; says how to install it."""
