"""Looks for what time alone has brought due, tenant by tenant: stale holds, broken promises, turns left open, queues.

Timers are derived from state: what is due at `now` is found in the tables, so nothing is lost with a process.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select

from services.assignments import clocks
from services.billing import commands as billing
from services.billing.ledger import lock_wallet
from services.conversations.models import AiState, Conversation
from services.db import Transaction
from services.deps import Deps
from services.flows.answer_turn import request_answer
from services.flows.drain_queue import drain_queue
from services.flows.each_tenant import each_tenant
from services.flows.erase_contact import erase_due
from services.flows.give_back import give_back_idle
from services.flows.notify import warn_of_promises
from services.flows.place_conversation import wake_snoozed
from services.flows.presence import lose_presence
from services.flows.send_mail import sweep_mails
from services.flows.sweep_outbound import sweep_outbound
from services.rules import burn, rate_card, turn
from services.rules.ai_control import AiMode
from services.rules.permissions import Principal
from services.tenants.models import Tenant

# A turn this much older than its quiet time has lost its job.
OVERDUE_TURN = timedelta(seconds=30)
TURNS_AT_ONCE = 200


async def sweep(deps: Deps, now: datetime) -> int:
    """Sweep every tenant once; returns 0, for what was found runs as jobs."""
    async with deps.db.deployment() as deployment:
        tenant_ids = list((await deployment.execute(select(Tenant.tenant_id))).scalars())
    await each_tenant(deps, "sweep", tenant_ids, sweep_tenant, now)
    return 0


async def sweep_tenant(deps: Deps, tenant_id: UUID, now: datetime) -> None:
    """Do for one tenant what is due at `now`."""
    async with deps.db.transaction(Principal.system(tenant_id)) as tx:
        await billing.release_stale_holds(tx, now)
        await sweep_outbound(tx, now)
        await sweep_mails(tx, now)
        await clocks.note_breaches(tx, now)
        await warn_of_promises(tx, now)
        await lose_presence(tx, now)
        await wake_snoozed(tx, now)
        await give_back_idle(tx, now)
        await _reopen_turns(tx, now)
    await drain_queue(deps, tenant_id, now)
    await erase_due(deps, tenant_id, now)


async def _reopen_turns(tx: Transaction, now: datetime) -> None:
    """Ask again for turns whose job got lost, and for those that waited for credit which is there now."""
    oldest = now - timedelta(seconds=turn.DEFAULT.answerable_seconds)
    table = Conversation
    statement = (
        select(table.id, table.answered_seq, table.last_inbound_seq, table.held_at)
        .where(
            table.tenant_id == tx.tenant_id,
            table.last_inbound_seq > table.answered_seq,
            table.ai_state == AiState.ON,
            table.opted_out_at.is_(None),
            exists().where(Tenant.tenant_id == tx.tenant_id, Tenant.ai_mode != AiMode.STOPPED),
            table.last_received_at.between(oldest, now - OVERDUE_TURN),
        )
        .limit(TURNS_AT_ONCE)
    )
    waiting = (await tx.execute(statement)).all()
    covers = any(row.held_at for row in waiting) and await _has_credit(tx, now)
    for row in waiting:
        if row.held_at is None or covers:
            first, last = row.answered_seq + 1, row.last_inbound_seq
            tx.enqueue(request_answer(tx.tenant_id, row.id, first_seq=first, delay=timedelta(0), again=str(last)))


async def _has_credit(tx: Transaction, now: datetime) -> bool:
    return burn.covers((await lock_wallet(tx, now)).spendable, rate_card.ceiling())
