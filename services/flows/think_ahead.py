"""Asks the language model about a turn that is still open, so that its answer is there when the turn closes.

Nothing is written and nothing is sent: what comes of it is kept for `answer_turn`, which may also do without.
"""

from datetime import datetime, timedelta
from uuid import UUID

from services.billing import commands as billing
from services.conversations import turns
from services.deps import Deps
from services.flows.understand import Heard, ask_model, hear, may_ask
from services.jobs import JobName, JobRequest, ids
from services.leads.queries import find_open as find_open_lead
from services.ports import EngineReading
from services.replies.prompts import prompt_of
from services.replies.queries import facts_in_force
from services.rules.permissions import Principal
from services.rules.turn import LEAST_QUIET_SECONDS, MODEL_SECONDS


def thinks_ahead(deps: Deps, quiet: timedelta) -> bool:
    """Whether there is a model, and time to ask it before a turn closes."""
    return deps.replayer.language_model is not None and quiet.total_seconds() >= LEAST_QUIET_SECONDS


def request_thought(tenant_id: UUID, conversation_id: UUID, *, read_to: int) -> JobRequest:
    """The job that thinks of a conversation's open turn up to a message."""
    return JobRequest(
        name=JobName.THINK_AHEAD,
        payload=ids(tenant_id=tenant_id, conversation_id=conversation_id),
        key=f"think:{conversation_id}:{read_to}",
    )


async def think_ahead(deps: Deps, tenant_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """Think of the conversation's open turn; does nothing where the AI will not answer it."""
    heard = await _listen(deps, tenant_id, conversation_id, now)
    about = heard.about if heard else None
    if heard is None or about is None or not may_ask(deps, heard):
        return
    override = deps.settings.quiet_seconds
    quiet = heard.turn.quiet_seconds if override is None else override

    async def make() -> EngineReading:
        return await ask_model(deps, heard, seconds=quiet + MODEL_SECONDS)

    await deps.thoughts.think(about, make)


async def _listen(deps: Deps, tenant_id: UUID, conversation_id: UUID, now: datetime) -> Heard | None:
    async with deps.db.provisional(Principal.ai(tenant_id)) as tx:
        turn = await turns.find_open(tx, conversation_id)
        if turn is None or turn.opted_out or not turn.ai_is_on:
            return None
        lead = await find_open_lead(tx, conversation_id)
        # The first turn after a closed lead is asked about when it is answered.
        if lead is None or not await billing.covers_turn(tx, now=now):
            return None
        facts = await facts_in_force(tx, now)
        return hear(deps, turn, lead, facts, await prompt_of(tx, conversation_id), now)
