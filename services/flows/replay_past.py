"""Reads the newest past turns again with a candidate, and lets the gate judge what would change."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.access import demand
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.ai import PastReplayed
from services.flows.replay_decision import read_with_local, read_with_prompt
from services.ids import new_id
from services.replies.decisions import StoredDecision, list_latest_readings
from services.replies.release_models import ReplayRun
from services.rules.permissions import Access, Area, Principal
from services.rules.reading_changes import Compared, Replayed
from services.rules.release import ReplayCounts, verdict

LOCAL_CANDIDATE = "local"
AT_ONCE = 8
MOST_READINGS = 1000
NO_SUCH_CANDIDATE = "The candidate is a prompt that ships, or `local` for the local model."
NO_KEY = "No language model is connected: a prompt cannot be tried without one."

_SAFETY = (Compared.OPTED_OUT, Compared.SENSITIVE, Compared.PERSON)
_NOTHING = ("no", "none")
_SHOWN = (Compared.INTENT, Compared.BAND, Compared.STEP)


async def replay_past(deps: Deps, principal: Principal, candidate: str, *, most: int, now: datetime) -> UUID:
    """Replay up to `most` readings; return the id of the recorded run. Raises InvalidInput, NotAllowed by role."""
    demand(principal, Area.AI, Access.WRITE)
    prompt = next((one for one in deps.replayer.prompts if one.name == candidate), None)
    if prompt is None and candidate != LOCAL_CANDIDATE:
        raise InvalidInput(NO_SUCH_CANDIDATE)
    if prompt and deps.replayer.language_model is None:
        raise InvalidInput(NO_KEY)
    async with deps.db.read(principal) as reader:
        stored = await list_latest_readings(reader, min(most, MOST_READINGS))
    replays = await _replay_all(deps, stored, candidate)
    model = deps.replayer.language_model if prompt else deps.replayer.local_model
    run_id, counts = new_id(now), count(replays)
    row = {
        "tenant_id": principal.tenant_id,
        "id": run_id,
        "candidate": candidate,
        "prompt_hash": prompt.hash if prompt else None,
        "model": model or "",
        "compared": counts.compared,
        "failed": counts.failed,
        "changed_intents": counts.changed_intents,
        "changed_bands": counts.changed_bands,
        "changed_escalations": counts.changed_escalations,
        "lost_safety": counts.lost_safety,
        "cost_micro_usd": sum(one.cost_micro_usd for one in replays),
        "verdict": verdict(counts),
        "rows": {"changed": [_row(one) for one in replays if _is_changed(one)]},
        "requested_by": principal.member_id,
        "at": now,
    }
    async with deps.db.transaction(principal) as tx:
        await tx.insert(ReplayRun, [row])
        finished = PastReplayed(
            run_id=run_id,
            candidate=candidate,
            compared=counts.compared,
            failed=counts.failed,
            verdict=verdict(counts),
        )
        tx.emit(finished, at=now)
    return run_id


async def _replay_all(deps: Deps, stored: Sequence[StoredDecision], candidate: str) -> list[Replayed]:
    free = asyncio.Semaphore(AT_ONCE)

    async def replay(one: StoredDecision) -> Replayed | None:
        async with free:
            try:
                if candidate == LOCAL_CANDIDATE:
                    return await read_with_local(deps, one)
                return await read_with_prompt(deps, one, prompt=candidate)
            except InvalidInput:
                return None

    found = await asyncio.gather(*(replay(one) for one in stored))
    return [one for one in found if one]


def count(replays: Sequence[Replayed]) -> ReplayCounts:
    """How many were compared and what would have changed."""
    answered = [one for one in replays if not one.problem]
    return ReplayCounts(
        compared=len(answered),
        failed=len(replays) - len(answered),
        changed_intents=sum(_changes(one, Compared.INTENT) for one in answered),
        changed_bands=sum(_changes(one, Compared.BAND) for one in answered),
        changed_escalations=sum(_changes(one, Compared.STEP) for one in answered),
        lost_safety=sum(_loses_safety(one) for one in answered),
    )


def _changes(replayed: Replayed, field: Compared) -> bool:
    return any(change.field is field and not change.is_same for change in replayed.changes)


def _loses_safety(replayed: Replayed) -> bool:
    return any(
        change.field in _SAFETY and change.before not in _NOTHING and change.after in _NOTHING
        for change in replayed.changes
    )


def _is_changed(replayed: Replayed) -> bool:
    return not replayed.problem and any(_changes(replayed, field) for field in _SHOWN)


def _row(replayed: Replayed) -> dict[str, object]:
    """Ids and codes: what a page opens and shows of a change."""
    return {
        "decision_id": str(replayed.decision_id),
        "conversation_id": str(replayed.conversation_id),
        "changes": [
            [change.field, change.before, change.after]
            for change in replayed.changes
            if change.field in _SHOWN and not change.is_same
        ],
        "loses_safety": _loses_safety(replayed),
    }
