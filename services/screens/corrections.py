"""What may be corrected of a reading, as lists to choose from, and who corrected what last."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select

from services.db import Reader
from services.leads.models import ReadingCorrection
from services.rules.correction import OF_ONE_TURN, Corrected, choices
from services.screens.decision_words import INTENTS, TONES
from services.screens.people import member_name
from services.screens.words import BUDGETS, INTENT_LEVELS, TIMELINES, language
from services.tenants.models import Member

UNKNOWN = "Not known yet"
HEARD: Mapping[Corrected, str] = {Corrected.MESSAGE_INTENT: "Last message", Corrected.TONE: "Its tone"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value to choose."""

    code: str
    label: str


def said(what: Corrected, code: str) -> str:
    """A value in words."""
    match what:
        case Corrected.INTENT:
            words = _named(INTENT_LEVELS, code)
        case Corrected.BUDGET:
            words = _named(BUDGETS, code)
        case Corrected.TIMELINE:
            words = _named(TIMELINES, code)
        case Corrected.LANGUAGE:
            words = language(code)
        case Corrected.MESSAGE_INTENT:
            words = _named(INTENTS, code)
        case Corrected.TONE:
            words = _named(TONES, code).capitalize()
    return words or UNKNOWN


def _named(words: Mapping[Any, str], code: str) -> str:
    # A code that a later version no longer knows is shown as it is.
    return words.get(code, code)


def list_choices(what: Corrected, code: str) -> list[Choice]:
    """What may be chosen; the present value stands first where it is no choice itself."""
    known = choices(what)
    codes = known if code in known else (code, *known)
    return [Choice(code=one, label=said(what, one)) for one in codes]


async def list_corrected(
    reader: Reader, conversation_id: UUID, reading_id: UUID | None
) -> Mapping[Corrected, tuple[str, str]]:
    """For each value that was corrected: to which code, and the last correction in words; of one reading its labels."""
    table = ReadingCorrection
    statement = (
        select(table.what, table.before, table.after, table.corrected_by, Member.name)
        .join(Member, and_(Member.tenant_id == table.tenant_id, Member.id == table.corrected_by))
        .where(table.tenant_id == reader.tenant_id, table.conversation_id == conversation_id)
        .where(or_(table.what.not_in(OF_ONE_TURN), table.decision_id == reading_id))
        .order_by(table.at, table.id)
    )
    return {Corrected(row.what): (row.after, _told(reader, row)) for row in await reader.execute(statement)}


def _told(reader: Reader, row: Any) -> str:
    who = member_name(reader, row.corrected_by, row.name)
    if row.before == row.after:
        return f"{who} says that this is right"
    return f"{who} corrected it; the AI read: {said(Corrected(row.what), row.before)}"
