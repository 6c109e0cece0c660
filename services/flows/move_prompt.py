"""Moves a prompt between draft, canary, active and retired; into live states only on a replay that passed the gate."""

from datetime import datetime

from services.access import demand
from services.db import Transaction
from services.deps import Deps
from services.errors import InvalidInput
from services.events.catalog.ai import PromptMoved
from services.replies.prompts import Standing, find_passed_run, list_standings, put_in_state
from services.rules.permissions import Access, Area, Principal
from services.rules.release import PromptState, may_move, needs_replay

PROMPTS_LOCK = "prompts"
NO_PROMPT = "There is no such prompt."
NO_WAY = "A prompt cannot go there from where it stands."
NOT_PASSED = "Replay the past with it first: its last replay has to pass."


async def move_prompt(deps: Deps, principal: Principal, name: str, state: PromptState, *, now: datetime) -> None:
    """Put a prompt into a state. Raises InvalidInput with why it cannot go there, NotAllowed by role."""
    demand(principal, Area.AI, Access.WRITE)
    shipped = tuple(deps.replayer.prompts)
    async with deps.db.transaction(principal) as tx:
        await tx.lock(PROMPTS_LOCK)
        standings = await list_standings(tx, shipped)
        moved = next((one for one in standings if one.name == name), None)
        if moved is None:
            raise InvalidInput(NO_PROMPT)
        if not may_move(moved.state, state):
            raise InvalidInput(NO_WAY)
        run_id = await find_passed_run(tx, moved.hash) if needs_replay(state) else None
        # What read live turns before may come back without a replay: rolling back must not wait.
        if needs_replay(state) and run_id is None and moved.state is not PromptState.RETIRED:
            raise InvalidInput(NOT_PASSED)
        await _make_room(tx, standings, state, now)
        prompt_id = await put_in_state(tx, moved, state, run_id=run_id, now=now)
        event = PromptMoved(prompt_id=prompt_id, name=name, before=moved.state, after=state, run_id=run_id)
        tx.emit(event, at=now)


async def _make_room(tx: Transaction, standings: list[Standing], state: PromptState, now: datetime) -> None:
    """One active and one canary at a time: the one before makes way."""
    if not needs_replay(state):
        return
    for one in standings:
        if one.state is not state:
            continue
        left = PromptState.RETIRED if state is PromptState.ACTIVE else PromptState.DRAFT
        prompt_id = await put_in_state(tx, one, left, run_id=None, now=now)
        tx.emit(PromptMoved(prompt_id=prompt_id, name=one.name, before=state, after=left, run_id=None), at=now)
