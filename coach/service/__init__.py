"""The web service: the API and the page, over the same engine as the command line."""

from coach.service.app import create_app
from coach.service.settings import Settings

__all__ = ["Settings", "create_app"]
