"""What a reader is given of a turn: the open messages, what was said before, and the tenant's defaults."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from services.rules.qualification import Question

INDIA = ZoneInfo("Asia/Kolkata")
# The longest text that WhatsApp carries; what other kinds hold beyond it is stored and shown, but not read.
READ_CHARACTERS = 4096
_EMPTY_STRETCH = re.compile(r"(\s{3})\s+")


def as_read(text: str) -> str:
    """The text as readers get it: within READ_CHARACTERS and without stretches of nothing but white space.

    The patterns of the readers look for white space around figures, and would look for minutes through thousands.
    """
    return _EMPTY_STRETCH.sub(r"\1", text[:READ_CHARACTERS])


class Author(StrEnum):
    """Who wrote a line, as far as reading it needs to know."""

    CONTACT = "contact"
    US = "us"  # the AI or a member


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundText:
    """One open message; the id is None where the text is not stored (files, previews)."""

    id: UUID | None = None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PastLine:
    """A line of the conversation before this turn."""

    author: Author
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnText:
    """One turn to read; `previous` is oldest first, `today` the date in the tenant's zone."""

    messages: tuple[InboundText, ...]
    previous: tuple[PastLine, ...] = ()
    language_so_far: str | None = None  # a tag of `language.Language.tag`
    asked: Question | None = None  # what our last message asked for
    today: date
    timezone: ZoneInfo = INDIA
    default_currency: str = "INR"  # ISO 4217, of amounts written without one

    @property
    def text(self) -> str:
        """All open messages as one text, a line each."""
        return "\n".join(message.text for message in self.messages)

    @property
    def last_of_ours(self) -> str:
        """Our last line before this turn, "" where there is none."""
        return next((line.text for line in reversed(self.previous) if line.author is Author.US), "")
