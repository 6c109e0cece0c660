"""A tenant's tokens for tests: each act in a transaction of its own, and the sums that the wallet must equal."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from any_row import make_bare_tenant
from factories import NOW
from sqlalchemy import insert, select, text

from services.billing import commands as billing
from services.billing.commands import Held, Purpose
from services.billing.ledger import Movement, book, lock_wallet
from services.billing.models import EntryKind
from services.deps import Deps
from services.events.models import EventLog
from services.rules.permissions import Principal
from services.rules.rate_card import Operation, ReplyKind, TurnOutcome, settle
from services.schema import METADATA

READ_ONLY_TURN = settle(TurnOutcome(was_read=True))  # 15 tenths
FULL_TURN = settle(TurnOutcome(was_read=True, reply=ReplyKind.PERSUASION, was_routed=True, was_escalated=True))  # 60
PLENTY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """A tenant's tokens, acted on one transaction at a time."""

    deps: Deps
    system: Principal
    conversation_id: UUID

    def tx(self) -> Any:
        """A transaction of this tenant."""
        return self.deps.db.transaction(self.system)

    async def grant(self, amount_deci: int, key: str = "g", now: datetime = NOW) -> None:
        """Add granted tokens."""
        async with self.tx() as tx:
            await billing.grant(tx, amount_deci, key, now=now)

    async def top_up(self, amount_deci: int, key: str = "t", now: datetime = NOW) -> None:
        """Add tokens that were bought."""
        async with self.tx() as tx:
            movement = Movement(kind=EntryKind.TOP_UP, key=key, topped_up_deci=amount_deci)
            await book(tx, await lock_wallet(tx, now), [movement], card_version="", now=now)

    async def hold(self, turn: str = "1", now: datetime = NOW) -> Held:
        """Set a turn's ceiling of 60 tenths aside."""
        async with self.tx() as tx:
            return await billing.hold_turn(tx, self.conversation_id, turn, now=now)

    async def settle(self, held: Held, charges: Any = READ_ONLY_TURN, now: datetime = NOW) -> None:
        """End a turn."""
        async with self.tx() as tx:
            await billing.settle_turn(tx, held, charges, Purpose(message_id=_message_of(held)), now=now)

    async def inbound(self, message_ids: list[UUID], now: datetime = NOW) -> None:
        """Take the fee of stored messages, a tenth each."""
        async with self.tx() as tx:
            await billing.charge_inbound(tx, [(one, self.conversation_id) for one in message_ids], now=now)

    async def charge(self, key: str = "c", now: datetime = NOW) -> None:
        """Take a routing's 10 tenths."""
        async with self.tx() as tx:
            await billing.charge(tx, Operation.ROUTING, key, Purpose(), now=now)

    async def refund(self, held: Held, now: datetime = NOW) -> None:
        """Give a turn's message back."""
        async with self.tx() as tx:
            await billing.refund_message(tx, _message_of(held), now=now)

    async def release_stale(self, now: datetime) -> int:
        """The sweep."""
        async with self.tx() as tx:
            return await billing.release_stale_holds(tx, now)

    async def wallet(self) -> Any:
        """The wallet's row beside the sums that it must equal."""
        async with self.deps.db.read(self.system) as reader:
            return (await reader.execute(_SUMS)).one()

    async def events(self, action: str) -> list[dict[str, Any]]:
        """The data of the events of one kind, oldest first."""
        async with self.deps.db.read(self.system) as reader:
            statement = select(EventLog.view).where(EventLog.action == action).order_by(EventLog.id)
            return list((await reader.execute(statement)).scalars())


_SUMS = text(
    """select w.*, w.granted_deci + w.topped_up_deci as balance_deci,
        (select coalesce(sum(granted_deci), 0) from ledger_entry) as sum_granted,
        (select coalesce(sum(topped_up_deci), 0) from ledger_entry) as sum_topped_up,
        (select coalesce(min(balance_deci), 0) from ledger_entry) as lowest,
        (select coalesce(sum(amount_deci), 0) from due_fee where paid_at is null) as sum_due,
        (select coalesce(sum(granted_deci + topped_up_deci), 0) from hold where state = 'open') as sum_held,
        (select coalesce(-sum(granted_deci + topped_up_deci), 0) from ledger_entry
            where kind in ('hold', 'release')) as sum_set_aside
    from wallet w"""
)


def _message_of(held: Held) -> UUID:
    return UUID(int=sum(held.turn_key.encode()) + held.conversation_id.int % 2**120)


async def open_books(deps: Deps, *, limit: int = PLENTY, zone: str = "Asia/Kolkata") -> Books:
    """A tenant with an empty wallet and one conversation."""
    tenant = await make_bare_tenant(deps)
    tables = METADATA.tables
    async with deps.db.transaction(tenant.system) as tx:
        await tx.execute(insert(tables["tenant"]).values(tenant.draft(tables["tenant"], timezone=zone)))
        period = {"period_started_at": NOW, "period_ends_at": NOW + timedelta(days=30)}
        await billing.open_wallet(tx, burn_limit_deci=limit, **period, now=NOW)
    row = await tenant.add(tables["conversation"])
    return Books(deps=deps, system=tenant.system, conversation_id=row["id"])
