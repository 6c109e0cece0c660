"""Why the AI said what it said: what was understood with the words that prove it, what was decided, cited and paid.

The contact's words are masked for roles that see no personal data, and gone once the contact is erased; codes stay.
"""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import and_, func, select

from services.access import demand
from services.billing.models import EntryKind, LedgerEntry
from services.conversations.models import Message
from services.db import Reader
from services.errors import InvalidInput, NotFound
from services.replies.decisions import StoredDecision, list_of_turn, load_decision
from services.replies.models import DecisionKind
from services.replies.recorded import Said, read_reading, read_sentences
from services.rules.masking import MASK
from services.rules.permissions import Access, Area, Principal, may, sees_personal_data
from services.screens.cited_facts import CitedFact, list_cited
from services.screens.decision_words import plain
from services.screens.reading_lines import Line, engine_lines, step_lines, understood_lines
from services.screens.words import OPERATIONS, tokens
from services.subject_keys import ERASED

GUARD_PASSED = "Passed: each sentence is one of the listed wordings, or states a fact that bears it out."
GUARD_REWRITTEN = "A first draft was refused and never sent; what is above was written in its place:"
ERASED_NOTE = "The contact is erased: what was written and said is gone, codes and figures stay."
EARLIER_NOTE = "Recorded before the whole input was kept: it cannot be replayed."
PRICE_HIDDEN = "shown to roles that see billing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of the reply with what it is for."""

    part: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """One reply explained; `note` says what is missing, `can_call` whether the reader may call the model anew."""

    message_id: str = ""
    reading_id: str = ""
    reply_id: str = ""
    conversation_id: str = ""
    at: str = ""
    note: str = ""
    understood: list[Line] = field(default_factory=list)
    decided: list[Line] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    facts: list[CitedFact] = field(default_factory=list)
    guard: str = ""
    guard_reasons: list[str] = field(default_factory=list)
    engine: list[Line] = field(default_factory=list)
    paid: list[Line] = field(default_factory=list)
    can_replay: bool = False
    can_call: bool = False


async def load_why(reader: Reader, principal: Principal, message_id: UUID) -> Why:
    """Explain an AI's message; raises NotFound for a message that no decision led to or that is out of sight."""
    demand(principal, Area.LEADS)
    decision_id = await reader.scalar(
        select(Message.decision_id).where(Message.tenant_id == reader.tenant_id, Message.id == message_id)
    )
    if decision_id is None:
        raise NotFound
    decision = await load_decision(reader, decision_id)
    of_turn = await list_of_turn(reader, decision.conversation_id, decision.turn_key)
    reading = next(one for one in of_turn if one.kind is DecisionKind.READING)
    reply = next((one for one in of_turn if one.kind is DecisionKind.REPLY), reading)
    shows_words = sees_personal_data(principal)
    return Why(
        message_id=str(message_id),
        reading_id=str(reading.id),
        reply_id=str(reply.id),
        conversation_id=str(reading.conversation_id),
        at=reading.at.isoformat(),
        note=_note(reading),
        understood=_understood(reading, shows_words=shows_words),
        decided=step_lines(reading),
        sentences=_sentences(reply, shows_words=shows_words),
        facts=await list_cited(reader, [UUID(str(one)) for one in reply.details.get("facts", ())]),
        guard=GUARD_REWRITTEN if reply.details.get("guard") else GUARD_PASSED,
        guard_reasons=[plain(str(one)) for one in reply.details.get("guard", ())],
        engine=engine_lines(reading),
        paid=await _paid(reader, principal, reading),
        can_replay=_is_whole(reading),
        can_call=_is_whole(reading) and may(principal, Area.AI, Access.READ),
    )


def _is_whole(reading: StoredDecision) -> bool:
    return bool(reading.result) and not reading.is_erased


def _note(reading: StoredDecision) -> str:
    if reading.is_erased:
        return ERASED_NOTE
    return "" if reading.result else EARLIER_NOTE


def _understood(reading: StoredDecision, *, shows_words: bool) -> list[Line]:
    if not _is_whole(reading):
        return []
    return understood_lines(read_reading(reading.result), shows_words=shows_words)


def _sentences(reply: StoredDecision, *, shows_words: bool) -> list[Sentence]:
    if reply.kind is not DecisionKind.REPLY or reply.output == ERASED:
        return []
    try:
        said = read_sentences(reply.result)
    except InvalidInput:
        return []
    return [_sentence(one, shows_words=shows_words) for one in said]


def _sentence(said: Said, *, shows_words: bool) -> Sentence:
    # A listed wording may repeat the contact's own figure; a fact is the tenant's and nobody's secret.
    text = said.text if shows_words or said.fact_id else MASK
    return Sentence(part=plain(said.part.value), text=text)


async def _paid(reader: Reader, principal: Principal, reading: StoredDecision) -> list[Line]:
    """What the turn cost the tenant, operation by operation."""
    if not may(principal, Area.BILLING, Access.READ):
        return [Line(label="Tokens", value=PRICE_HIDDEN)]
    amount = -func.sum(LedgerEntry.granted_deci + LedgerEntry.topped_up_deci)
    statement = (
        select(LedgerEntry.operation, amount.label("deci"))
        .where(
            and_(
                LedgerEntry.tenant_id == reader.tenant_id,
                LedgerEntry.conversation_id == reading.conversation_id,
                LedgerEntry.kind == EntryKind.USAGE,
                LedgerEntry.at == reading.at,
            )
        )
        .group_by(LedgerEntry.operation)
        .order_by(LedgerEntry.operation)
    )
    rows = (await reader.execute(statement)).all()
    lines = [Line(label=_operation(row.operation), value=f"{tokens(row.deci)} tokens") for row in rows]
    return lines or [Line(label="Tokens", value="none: free of charge")]


def _operation(code: str | None) -> str:
    known = {operation.value: words for operation, words in OPERATIONS.items()}
    return known.get(code or "", plain(code or "usage"))
