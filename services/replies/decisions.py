"""Reads stored decisions with their words, as the acting principal may see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, select

from services.contacts.models import Contact
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import InvalidInput, NotFound
from services.replies.models import DECISION_INPUT, DECISION_OUTPUT, DECISION_RESULT, Decision, DecisionKind
from services.replies.recorded import NOT_REPLAYABLE
from services.subject_keys import ERASED, Subject

RULES_MODEL = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDecision:
    """A decision with its words readable; after an erasure each of them is ERASED, and `result` is "" on old rows."""

    id: UUID
    conversation_id: UUID
    turn_key: str
    kind: DecisionKind
    provider: str
    model: str
    prompt_hash: bytes | None
    input_hash: bytes
    input: str
    output: str
    result: str
    confidence_millis: int
    action: str
    fallback_reason: str | None
    details: Mapping[str, Any]
    latency_ms: int
    model_tokens: int
    cost_micro_usd: int
    at: datetime

    @property
    def is_erased(self) -> bool:
        """Whether its words are gone with their contact."""
        return self.input == ERASED

    @property
    def is_rules_only(self) -> bool:
        """Whether only the free rules read the turn, because it was not covered."""
        return self.model == RULES_MODEL

    @property
    def parameters(self) -> Mapping[str, Any]:
        """How the engine was called."""
        found: Mapping[str, Any] = self.details.get("parameters") or {}
        return found

    @property
    def stated_millis(self) -> int:
        """How sure the language model itself was of the intent; raises InvalidInput where that was not kept."""
        if "stated_millis" not in self.parameters:
            raise InvalidInput(NOT_REPLAYABLE)
        return int(self.parameters["stated_millis"])


async def load_decision(reader: Reader, decision_id: UUID) -> StoredDecision:
    """Return a decision; raises NotFound where the principal sees none."""
    found = await _load(reader, _decisions(reader).where(Decision.id == decision_id))
    if not found:
        raise NotFound
    return found[0]


async def find_newest_reading(reader: Reader, conversation_id: UUID) -> Any | None:
    """Return the id and the details of a conversation's last reading, None where nothing was read yet."""
    statement = (
        select(Decision.id, Decision.details)
        .where(
            Decision.tenant_id == reader.tenant_id,
            Decision.conversation_id == conversation_id,
            Decision.kind == DecisionKind.READING,
            Decision.details.has_key("intent"),
        )
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(1)
    )
    return (await reader.execute(statement)).one_or_none()


async def list_of_turn(reader: Reader, conversation_id: UUID, turn_key: str) -> list[StoredDecision]:
    """Return the decisions of one turn, the reading first."""
    chosen = _decisions(reader).where(Decision.conversation_id == conversation_id, Decision.turn_key == turn_key)
    return await _load(reader, chosen.order_by(Decision.at, Decision.kind, Decision.id))


async def list_of_conversation(reader: Reader, conversation_id: UUID) -> list[StoredDecision]:
    """Return every decision of a conversation, oldest first."""
    chosen = _decisions(reader).where(Decision.conversation_id == conversation_id)
    return await _load(reader, chosen.order_by(Decision.at, Decision.kind, Decision.id))


async def list_latest_readings(reader: Reader, limit: int) -> list[StoredDecision]:
    """Return the newest readings that can be replayed, of contacts who are not erased."""
    chosen = _decisions(reader).where(
        Decision.kind == DecisionKind.READING, Decision.result.is_not(None), Decision.model != RULES_MODEL
    )
    found = await _load(reader, chosen.order_by(Decision.at.desc(), Decision.id.desc()).limit(limit))
    return [one for one in found if not one.is_erased]


def _decisions(reader: Reader) -> Select[Decision, UUID, bytes | None]:
    return (
        select(Decision, Conversation.contact_id, Contact.subject_key)
        .join(
            Conversation,
            and_(Conversation.tenant_id == Decision.tenant_id, Conversation.id == Decision.conversation_id),
        )
        .join(Contact, and_(Contact.tenant_id == Conversation.tenant_id, Contact.id == Conversation.contact_id))
        .where(Decision.tenant_id == reader.tenant_id)
    )


async def _load(reader: Reader, statement: Select[Decision, UUID, bytes | None]) -> list[StoredDecision]:
    rows: Sequence[Any] = (await reader.execute(statement)).all()
    return [_stored(reader, row) for row in rows]


def _stored(reader: Reader, row: Any) -> StoredDecision:
    subject = Subject(reader.cipher, row.contact_id, row.subject_key)
    return StoredDecision(
        id=row.id,
        conversation_id=row.conversation_id,
        turn_key=row.turn_key,
        kind=DecisionKind(row.kind),
        provider=row.provider,
        model=row.model,
        prompt_hash=row.prompt_hash,
        input_hash=row.input_hash,
        input=subject.open(DECISION_INPUT, row.id, row.input),
        output=subject.open(DECISION_OUTPUT, row.id, row.output),
        result=subject.open(DECISION_RESULT, row.id, row.result) if row.result else "",
        confidence_millis=row.confidence_millis or 0,
        action=row.action,
        fallback_reason=row.fallback_reason,
        details=row.details,
        latency_ms=row.latency_ms,
        model_tokens=row.model_tokens,
        cost_micro_usd=row.cost_micro_usd,
        at=row.at,
    )
