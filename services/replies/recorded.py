"""What decision records hold, as JSON that reads back into the same values: what went in, and what came of it.

All of it may quote the contact, so it is stored under the contact's key only.
"""

from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from services.errors import InvalidInput
from services.replies.ground import ReplyGround
from services.replies.write import Draft
from services.rules.judgement import Moment
from services.rules.reading import Reading
from services.rules.segments import Segment
from services.rules.turn_text import TurnText

Shape = TypeVar("Shape")
NOT_REPLAYABLE = "This decision was recorded before replays, or what it rests on is erased."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingInput:
    """Everything that a reading and the rules after it were given."""

    turn: TurnText
    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One sentence of a reply, and the fact it states; None for what is worded by the product."""

    part: Segment
    text: str
    fact_id: UUID | None = None


_READING_INPUT = TypeAdapter(ReadingInput)
_READING = TypeAdapter(Reading)
_GROUND = TypeAdapter(ReplyGround)
_SAID = TypeAdapter(tuple[Said, ...])


def write_input(given: ReadingInput) -> str:
    """What a reader and the rules were given, as it is stored."""
    return _READING_INPUT.dump_json(given).decode()


def read_input(stored: str) -> ReadingInput:
    """The input of a stored reading. Raises InvalidInput for what is no such input."""
    return _checked(_READING_INPUT, stored)


def write_reading(reading: Reading) -> str:
    """A reading as it is stored."""
    return _READING.dump_json(reading).decode()


def read_reading(stored: str) -> Reading:
    """A stored reading. Raises InvalidInput for what is no reading."""
    return _checked(_READING, stored)


def write_ground(ground: ReplyGround) -> str:
    """What a reply was written from, but for the tenant's facts, which are dated and stay."""
    return _GROUND.dump_json(ground).decode()


def read_ground(stored: str) -> ReplyGround:
    """What a stored reply was written from. Raises InvalidInput for what is no such ground."""
    return _checked(_GROUND, stored)


def write_sentences(draft: Draft) -> str:
    """What a reply says sentence by sentence, and the fact that each states."""
    return _SAID.dump_json(
        tuple(Said(part=one.part, text=one.text, fact_id=one.fact.id if one.fact else None) for one in draft.sentences)
    ).decode()


def read_sentences(stored: str) -> tuple[Said, ...]:
    """The sentences of a stored reply. Raises InvalidInput for what is none."""
    return _checked(_SAID, stored)


def _checked(shape: TypeAdapter[Shape], stored: str) -> Shape:
    try:
        return shape.validate_json(stored)
    except ValidationError:
        # Without the cause: its text quotes what was said.
        raise InvalidInput(NOT_REPLAYABLE) from None
