"""Keeps why the AI read or said what it did, so that it can be explained and replayed."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from services.db import Transaction
from services.ids import new_id
from services.replies.models import DECISION_INPUT, DECISION_OUTPUT, DECISION_RESULT, Decision, DecisionKind
from services.subject_keys import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord:
    """One decision: what went in, what came out, who decided and how sure it was."""

    kind: DecisionKind
    conversation_id: UUID
    turn_key: str
    provider: str
    model: str
    input: str
    output: str
    result: str
    action: str
    confidence_millis: int | None = None
    prompt_hash: bytes | None = None
    fallback_reason: str | None = None
    details: dict[str, object] = field(default_factory=dict)
    latency_ms: int = 0
    model_tokens: int = 0
    cost_micro_usd: int = 0


async def record_decisions(
    tx: Transaction, subject: Subject, records: list[DecisionRecord], now: datetime
) -> list[UUID]:
    """Keep the decisions of a turn; return their ids in the same order."""
    ids = [new_id(now) for _ in records]
    rows = [_row(subject, decision_id, record, now) for decision_id, record in zip(ids, records, strict=True)]
    tx.insert_with_next(Decision, [row | {"tenant_id": tx.tenant_id} for row in rows])
    return ids


def _row(subject: Subject, decision_id: UUID, record: DecisionRecord, now: datetime) -> dict[str, object]:
    return {
        "id": decision_id,
        "conversation_id": record.conversation_id,
        "turn_key": record.turn_key,
        "kind": record.kind,
        "provider": record.provider,
        "model": record.model,
        "prompt_hash": record.prompt_hash,
        "input_hash": hashlib.sha256(record.input.encode()).digest(),
        "input": subject.seal(DECISION_INPUT, decision_id, record.input),
        "output": subject.seal(DECISION_OUTPUT, decision_id, record.output),
        "result": subject.seal(DECISION_RESULT, decision_id, record.result),
        "confidence_millis": record.confidence_millis,
        "action": record.action,
        "fallback_reason": record.fallback_reason,
        "details": record.details,
        "latency_ms": record.latency_ms,
        "model_tokens": record.model_tokens,
        "cost_micro_usd": record.cost_micro_usd,
        "at": now,
    }
