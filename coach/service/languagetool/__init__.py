"""The API of LanguageTool's HTTP server, over the coach: editors that know it need no change.

Answered under `/v2`, and under `/v2/v2` for clients that append the `/v2` themselves. What a client
may send and how errors look is LanguageTool's, see docs/languagetool.md; what is found is the
coach's alone. No text outlives its request, but for the words that a client asks to remember.
"""

from coach.service.languagetool.routes import register

__all__ = ["register"]
