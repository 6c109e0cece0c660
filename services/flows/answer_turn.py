"""Answers a contact's open turn: understand, score, decide, reply or hand over, charge.

Two short transactions with the reading between them. The second closes the turn by compare and set, so a repeat after a
crash, or a second worker, changes nothing twice.
"""

import contextlib
from datetime import datetime, timedelta
from uuid import UUID

from services.billing import commands as billing
from services.conversations import threads, turns
from services.conversations.turns import Turn
from services.db import Transaction
from services.deps import Deps
from services.desk.watching import TYPING_CHECK, is_anyone_typing
from services.flows.find_passage import find_passage
from services.flows.join_lead import join_lead
from services.flows.settle_turn import settle_turn
from services.flows.start_over import start_over
from services.flows.turn_answer import Opened, decide, unanswered
from services.flows.understand import hear, understand
from services.jobs import JobName, JobRequest, ids
from services.leads import commands as leads
from services.leads.commands import Interest
from services.leads.queries import LeadRecord
from services.leads.queries import find_open as find_open_lead
from services.replies.prompts import prompt_of
from services.replies.queries import facts_in_force
from services.rules import turn as turn_rule
from services.rules.permissions import Principal
from services.rules.turn import TurnPolicy

SOURCE_RETURNED = "returned"


async def answer_turn(deps: Deps, tenant_id: UUID, conversation_id: UUID, now: datetime) -> None:
    """Answer the conversation's open turn; does nothing where none is open, it is not quiet yet, or a person has it."""
    actor = Principal.ai(tenant_id)
    takes_prompts = deps.replayer.language_model is not None
    async with deps.db.provisional(actor) as tx:
        opened = await _open(deps, tx, conversation_id, now)
        prompt = await prompt_of(tx, conversation_id) if opened and takes_prompts else None
    if opened is None:
        return
    heard = hear(deps, opened.turn, opened.lead, opened.facts, prompt, now)
    covered = opened.held.covers
    engine = await understand(deps, heard) if covered else deps.reader.read_safety(heard.text)
    asked = unanswered(opened, engine, now)
    passage = await find_passage(deps, actor, asked.question, language=asked.language) if asked else None
    answer = decide(opened, engine, now, passage=passage)
    lane = deps.lanes.routing(tenant_id) if answer.routes(opened.lead) else contextlib.nullcontext()
    async with lane, deps.db.prepared(actor) as tx:
        read_on = await settle_turn(tx, opened, answer, now)
        if read_on:
            next_seq = opened.turn.read_to_seq + 1
            quiet = _quiet(deps, opened.turn)
            tx.enqueue(request_answer(tenant_id, conversation_id, first_seq=next_seq, delay=quiet))


def request_answer(
    tenant_id: UUID, conversation_id: UUID, *, first_seq: int, delay: timedelta, again: str = ""
) -> JobRequest:
    """The job that answers a turn: one per first open message, so that only a repeat for the same turn is swallowed.

    `again` names a further look at a turn that could not be answered yet.
    """
    key = f"answer:{conversation_id}:{first_seq}"
    return JobRequest(
        name=JobName.ANSWER_TURN,
        payload=ids(tenant_id=tenant_id, conversation_id=conversation_id),
        key=f"{key}:{again}" if again else key,
        delay=max(delay, timedelta(0)),
    )


async def _open(deps: Deps, tx: Transaction, conversation_id: UUID, now: datetime) -> Opened | None:
    turn = await turns.find_open(tx, conversation_id)
    if turn is None or turn.opted_out or not turn.ai_is_on:
        return None
    policy = TurnPolicy(quiet_seconds=int(_quiet(deps, turn).total_seconds()))
    if not turn_rule.is_closed(turn.extent, now, policy):
        _look_again(tx, turn, turn_rule.closes_at(turn.extent, policy) - now, why=str(turn.read_to_seq))
        return None
    if await is_anyone_typing(tx, conversation_id):
        # Each look has a key of its own: the queue drops one that equals a job in hand.
        _look_again(tx, turn, TYPING_CHECK, why=f"typing:{now.timestamp():.0f}")
        return None
    lead = await _open_lead(tx, turn, now)
    held = await billing.hold_turn(tx, conversation_id, turn.key, now=now)
    return Opened(turn=turn, lead=lead, held=held, facts=await facts_in_force(tx, now))


def _look_again(tx: Transaction, turn: Turn, delay: timedelta, *, why: str) -> None:
    first = turn.answered_seq + 1
    tx.enqueue(request_answer(tx.tenant_id, turn.conversation_id, first_seq=first, delay=delay, again=why))


async def _open_lead(tx: Transaction, turn: Turn, now: datetime) -> LeadRecord:
    """Return the contact's open lead; one who comes back after a closed lead gets a new one.

    A contact has one open lead, in whichever inbox it began: the conversation joins it.
    """
    lead = await find_open_lead(tx, turn.conversation_id)
    if lead is None:
        returned = Interest(conversation_id=turn.conversation_id, contact_id=turn.contact_id, source=SOURCE_RETURNED)
        opened = await leads.ensure_open(tx, [returned], now)
        pair = (turn.contact_id, turn.inbox_id)
        thread = (await threads.lock_threads(tx, [pair], now))[pair]
        if lead_id := opened.get(turn.conversation_id):
            await start_over(tx, thread, lead_id, now)
            await threads.save(tx, [thread])
        lead = await find_open_lead(tx, turn.conversation_id)
    assert lead is not None
    if lead.conversation_id != turn.conversation_id:
        await join_lead(tx, lead, turn, now)
    return lead


def _quiet(deps: Deps, turn: Turn) -> timedelta:
    override = deps.settings.quiet_seconds
    return timedelta(seconds=turn.quiet_seconds if override is None else override)
