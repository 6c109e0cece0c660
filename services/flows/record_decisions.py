"""Keeps with a settled turn why it was read and answered so: everything that explaining and replaying it takes."""

from datetime import datetime
from uuid import UUID

from services.db import Transaction
from services.flows.turn_answer import Opened, TurnAnswer
from services.replies.commands import DecisionRecord, record_decisions
from services.replies.ground import ReplyGround
from services.replies.models import DecisionKind
from services.replies.recorded import write_ground, write_input, write_reading, write_sentences
from services.replies.write import Draft
from services.rules import escalation, score_policy
from services.subject_keys import Subject

TEMPLATES, SEGMENTS = "template", "segments"
GUARD_PASSED, GUARD_REWRITTEN = "passed", "rewritten"


async def record_turn_decisions(
    tx: Transaction, subject: Subject, opened: Opened, answer: TurnAnswer, now: datetime
) -> list[UUID]:
    """Keep why the turn was read and answered as it was; the ids of the reading and of the reply, if any."""
    records = [_reading_record(opened, answer)]
    if answer.draft and answer.ground:
        records.append(_reply_record(opened, answer, answer.draft, answer.ground))
    return await record_decisions(tx, subject, records, now)


def _reading_record(opened: Opened, answer: TurnAnswer) -> DecisionRecord:
    engine = answer.engine
    return DecisionRecord(
        kind=DecisionKind.READING,
        conversation_id=opened.turn.conversation_id,
        turn_key=opened.turn.key,
        provider=engine.provider,
        model=engine.model,
        input=write_input(answer.given),
        output=engine.raw_output,
        result=write_reading(answer.reading),
        action=answer.step.kind,
        confidence_millis=answer.reading.confidence_millis,
        prompt_hash=engine.prompt_hash,
        fallback_reason=engine.fallback_reason,
        details=_reading_details(answer),
        latency_ms=engine.latency_ms,
        model_tokens=engine.model_tokens,
        cost_micro_usd=engine.cost_micro_usd,
    )


def _reading_details(answer: TurnAnswer) -> dict[str, object]:
    """Codes and figures, which drift and replays count; nothing that the contact wrote."""
    reading, policy = answer.reading, escalation.DEFAULT
    return {
        "intent": reading.intent,
        "tone": reading.tone,
        "language": answer.language or reading.language,
        "band": answer.after.score.band,
        "triggers": list(answer.step.triggers),
        "policy": answer.step.version,
        "score_policy": score_policy.DEFAULT.version,
        "thresholds": {
            "least_confidence_millis": policy.least_confidence_millis,
            "distinct_objections": policy.distinct_objections,
        },
        "parameters": dict(answer.engine.parameters),
    }


def _reply_record(opened: Opened, answer: TurnAnswer, draft: Draft, ground: ReplyGround) -> DecisionRecord:
    engine = answer.engine
    refused = tuple(dict.fromkeys((*engine.refused, *draft.refusals)))
    return DecisionRecord(
        kind=DecisionKind.REPLY,
        conversation_id=opened.turn.conversation_id,
        turn_key=opened.turn.key,
        provider=engine.provider if draft.is_models else TEMPLATES,
        model=engine.model if draft.is_models else SEGMENTS,
        input=write_ground(ground),
        output=draft.text,
        result=write_sentences(draft),
        action=draft.kind,
        confidence_millis=answer.reading.confidence_millis,
        prompt_hash=engine.prompt_hash if draft.is_models else None,
        fallback_reason=None if draft.is_models else engine.fallback_reason,
        details={
            "segments": list(draft.segments),
            "facts": [str(fact_id) for fact_id in draft.fact_ids],
            "passages": [
                {
                    "document": str(passage.document_id),
                    "number": passage.number,
                    "sentence": passage.sentence_number,
                    "similarity_millis": passage.similarity_millis,
                }
                for passage in draft.passages
            ],
            "question": draft.question,
            "technique": draft.technique,
            "guard": list(refused),
            "guard_result": GUARD_REWRITTEN if refused else GUARD_PASSED,
            "proposed": len(proposed.sentences) if (proposed := engine.proposal) else None,
            "language": draft.language,
            "band": answer.after.score.band,
            "step": answer.step.kind,
        },
    )
