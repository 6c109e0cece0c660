"""Takes and gives tokens: the fee of an inbound message, the hold around a turn, its settlement, grants.

What something costs is `rules.rate_card`; whether the wallet covers it today `rules.burn`. Every movement has a key, so
that a repeated job books nothing twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from services.billing.ledger import Movement, Wallet, book, lock_wallet
from services.billing.models import DueFee, EntryKind, Hold, HoldState, LedgerEntry
from services.billing.models import Wallet as WalletTable
from services.db import Transaction
from services.events.catalog.billing import TokensDeducted, TokensGranted
from services.ids import new_id
from services.rules import burn, rate_card
from services.rules.rate_card import Charge, Operation, RateCard
from services.statements import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A turn's hold. Where it does not cover, nothing was taken and `pause` says why."""

    wallet_id: UUID
    turn_key: str
    conversation_id: UUID
    covers: bool
    pause: burn.PauseReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a charge is about, for the ledger's reader."""

    conversation_id: UUID | None = None
    message_id: UUID | None = None
    lead_id: UUID | None = None


# What a fee that became due was for, by the first word of its key.
_DUE = {"inbound": Operation.INBOUND_WHATSAPP} | {operation.value: operation for operation in Operation}


async def charge_inbound(
    tx: Transaction, messages: Sequence[tuple[UUID, UUID]], *, now: datetime, card: RateCard = rate_card.DEFAULT
) -> None:
    """Take the fee of newly stored messages, given as (message id, conversation id); what is not covered is due."""
    if not messages:
        return
    wallet = await lock_wallet(tx, now)
    price = rate_card.price(Operation.INBOUND_WHATSAPP, card)
    movements: list[Movement] = []
    spendable = wallet.spendable
    for message_id, conversation_id in messages:
        split = burn.split(spendable, price)
        key = f"inbound:{message_id}"
        if split is None:
            wallet = await _record_due(tx, wallet, key, price, conversation_id, now)
            continue
        spendable = _less(spendable, split)
        about = Purpose(conversation_id=conversation_id, message_id=message_id)
        movements.append(_usage(key, Operation.INBOUND_WHATSAPP, split, about))
    wallet = await book(tx, wallet, movements, card_version=card.version, now=now)
    if movements:
        _emit_deducted(tx, wallet, movements, card, now)


async def covers_turn(tx: Transaction, *, now: datetime, card: RateCard = rate_card.DEFAULT) -> bool:
    """Whether a turn's ceiling could be set aside now; nothing is."""
    wallet = await lock_wallet(tx, now)
    return burn.covers(wallet.spendable, rate_card.ceiling(card))


async def hold_turn(
    tx: Transaction, conversation_id: UUID, turn_key: str, *, now: datetime, card: RateCard = rate_card.DEFAULT
) -> Held:
    """Set a turn's ceiling aside, once; a hold that was released meanwhile is taken anew."""
    return await hold(tx, conversation_id, turn_key, rate_card.ceiling(card), now=now, card=card)


async def hold(
    tx: Transaction,
    conversation_id: UUID,
    turn_key: str,
    amount: int,
    *,
    now: datetime,
    card: RateCard = rate_card.DEFAULT,
) -> Held:
    """Set an amount aside for what `turn_key` names, as `hold_turn` does for a turn."""
    wallet = await lock_wallet(tx, now)
    held = Held(wallet_id=wallet.id, turn_key=turn_key, conversation_id=conversation_id, covers=True)
    split = burn.split(wallet.spendable, amount)
    if split is None:
        if await tx.value(_HOLD_STATE, turn_key=turn_key) == HoldState.OPEN:
            return held
        pause = burn.pause_reason(wallet.spendable, amount)
        return replace(held, covers=False, pause=pause)
    taken_anew = await tx.value(
        _HOLD,
        hold_id=new_id(now),
        conversation_id=conversation_id,
        turn_key=turn_key,
        granted_deci=split.granted_deci,
        topped_up_deci=split.topped_up_deci,
        now=now,
    )
    if taken_anew is None:
        return held
    taken = Movement(
        kind=EntryKind.HOLD,
        key=_at(f"hold:{turn_key}", now),
        granted_deci=-split.granted_deci,
        topped_up_deci=-split.topped_up_deci,
        conversation_id=conversation_id,
    )
    await book(tx, wallet, [taken], card_version=card.version, now=now)
    return held


async def settle_turn(
    tx: Transaction,
    held: Held,
    charges: Sequence[Charge],
    about: Purpose,
    *,
    now: datetime,
    card: RateCard = rate_card.DEFAULT,
) -> None:
    """Give the hold back and take what happened instead, in one step, once.

    A turn that outlived its hold is paid from what is there; what that does not cover becomes due.
    """
    wallet = await lock_wallet(tx, now)
    release = await _end_hold(tx, held.turn_key, HoldState.SETTLED, now)
    if release is None:
        if charges and await tx.value(_SETTLE_RELEASED, turn_key=held.turn_key):
            await _take_late(tx, wallet, held.turn_key, charges, about, now=now, card=card)
        return
    movements = [release, *_taken_from(release.granted_deci, held.turn_key, charges, about)]
    wallet = await book(tx, wallet, movements, card_version=card.version, now=now)
    if charges:
        _emit_deducted(tx, wallet, movements[1:], card, now)


async def release_stale_holds(tx: Transaction, now: datetime, card: RateCard = rate_card.DEFAULT) -> int:
    """Release holds whose turn never ended; return how many."""
    oldest = now - timedelta(seconds=card.hold_seconds)
    statement = select(Hold.turn_key).where(
        Hold.tenant_id == tx.tenant_id, Hold.state == HoldState.OPEN, Hold.created_at < oldest
    )
    stale = (await tx.execute(statement)).scalars().all()
    if not stale:
        return 0
    wallet = await lock_wallet(tx, now)
    movements = [release for turn_key in stale if (release := await _end_hold(tx, turn_key, HoldState.RELEASED, now))]
    await book(tx, wallet, movements, card_version=card.version, now=now)
    return len(movements)


async def charge(
    tx: Transaction,
    operation: Operation,
    key: str,
    about: Purpose,
    *,
    now: datetime,
    card: RateCard = rate_card.DEFAULT,
) -> None:
    """Take one operation's price outside a turn, once per `key`; what is not covered becomes due."""
    wallet = await lock_wallet(tx, now)
    if await _is_booked(tx, key):
        return
    price = rate_card.price(operation, card)
    split = burn.split(wallet.spendable, price)
    if split is None:
        wallet = await _record_due(tx, wallet, key, price, about.conversation_id, now)
        await book(tx, wallet, [], card_version=card.version, now=now)
        return
    movement = _usage(key, operation, split, about)
    wallet = await book(tx, wallet, [movement], card_version=card.version, now=now)
    _emit_deducted(tx, wallet, [movement], card, now)


async def refund_message(tx: Transaction, message_id: UUID, *, now: datetime) -> None:
    """Give back what a reply cost that failed for good, once."""
    wallet = await lock_wallet(tx, now)
    key = f"refund:{message_id}"
    statement = select(LedgerEntry).where(
        LedgerEntry.tenant_id == tx.tenant_id,
        LedgerEntry.kind == EntryKind.USAGE,
        LedgerEntry.message_id == message_id,
        LedgerEntry.operation.in_([Operation.QUALIFICATION_MESSAGE, Operation.PERSUASION_MESSAGE]),
    )
    paid = (await tx.execute(statement)).one_or_none()
    if paid is None or await _is_booked(tx, key):
        return
    movement = Movement(
        kind=EntryKind.REFUND,
        key=key,
        granted_deci=-paid.granted_deci,
        topped_up_deci=-paid.topped_up_deci,
        operation=Operation(paid.operation),
        conversation_id=paid.conversation_id,
        message_id=message_id,
        taken_at=paid.at,
    )
    await book(tx, wallet, [movement], card_version=paid.rate_card, now=now)


async def grant(tx: Transaction, amount_deci: int, key: str, *, now: datetime) -> None:
    """Add granted tokens, once per `key`, and take fees that were due from them."""
    wallet = await lock_wallet(tx, now)
    if await _is_booked(tx, key):
        return
    granted = Movement(kind=EntryKind.GRANT, key=key, granted_deci=amount_deci)
    wallet = await book(tx, wallet, [granted], card_version=rate_card.DEFAULT.version, now=now)
    event = TokensGranted(wallet_id=wallet.id, amount_deci=amount_deci, balance_deci=wallet.balance_deci)
    tx.emit(event, at=now)
    await _take_due(tx, wallet, now)


async def open_wallet(
    tx: Transaction, *, burn_limit_deci: int, period_started_at: datetime, period_ends_at: datetime, now: datetime
) -> None:
    """Make a tenant's empty wallet."""
    await tx.execute(
        insert(WalletTable).values(
            tenant_id=tx.tenant_id,
            id=new_id(now),
            granted_deci=0,
            topped_up_deci=0,
            due_deci=0,
            day=now.date(),
            day_granted_used_deci=0,
            burn_limit_deci=burn_limit_deci,
            period_started_at=period_started_at,
            period_ends_at=period_ends_at,
            period_total_deci=0,
            period_used_deci=0,
            alerted_percent=0,
            updated_at=now,
        )
    )


async def _take_due(tx: Transaction, wallet: Wallet, now: datetime) -> None:
    statement = select(DueFee).where(DueFee.tenant_id == tx.tenant_id, DueFee.paid_at.is_(None)).order_by(DueFee.at)
    movements: list[Movement] = []
    spendable = wallet.spendable
    for fee in (await tx.execute(statement)).all():
        split = burn.split(spendable, fee.amount_deci)
        if split is None:
            break
        spendable = _less(spendable, split)
        wallet = replace(wallet, due_deci=wallet.due_deci - fee.amount_deci)
        operation = _DUE[fee.operation_key.partition(":")[0]]
        about = Purpose(conversation_id=fee.conversation_id)
        movements.append(_usage(fee.operation_key, operation, split, about))
        await tx.execute(
            update(DueFee).where(DueFee.tenant_id == tx.tenant_id, DueFee.id == fee.id).values(paid_at=now)
        )
    wallet = await book(tx, wallet, movements, card_version=rate_card.DEFAULT.version, now=now)
    if movements:
        _emit_deducted(tx, wallet, movements, rate_card.DEFAULT, now)


async def _take_late(
    tx: Transaction,
    wallet: Wallet,
    turn_key: str,
    charges: Iterable[Charge],
    about: Purpose,
    *,
    now: datetime,
    card: RateCard,
) -> None:
    movements: list[Movement] = []
    spendable = wallet.spendable
    for item in charges:
        key = f"{item.operation}:{turn_key}"
        split = burn.split(spendable, item.amount_deci)
        if split is None:
            wallet = await _record_due(tx, wallet, key, item.amount_deci, about.conversation_id, now)
            continue
        spendable = _less(spendable, split)
        movements.append(_usage(key, item.operation, split, about))
    wallet = await book(tx, wallet, movements, card_version=card.version, now=now)
    if movements:
        _emit_deducted(tx, wallet, movements, card, now)


async def _record_due(
    tx: Transaction, wallet: Wallet, key: str, amount_deci: int, conversation_id: UUID | None, now: datetime
) -> Wallet:
    fee = {"operation_key": key, "amount_deci": amount_deci, "conversation_id": conversation_id, "at": now}
    await tx.execute(insert(DueFee).values(tenant_id=tx.tenant_id, id=new_id(now), **fee))
    return replace(wallet, due_deci=wallet.due_deci + amount_deci)


async def _end_hold(tx: Transaction, turn_key: str, state: HoldState, now: datetime) -> Movement | None:
    """End an open hold and return the release of what it held; None where somebody ended it before."""
    row = await tx.row(_END_HOLD, turn_key=turn_key, to_state=state, now=now)
    if row is None:
        return None
    return Movement(
        kind=EntryKind.RELEASE,
        key=_at(f"release:{turn_key}", now),
        granted_deci=row.granted_deci,
        topped_up_deci=row.topped_up_deci,
        conversation_id=row.conversation_id,
        taken_at=row.created_at,
    )


async def _is_booked(tx: Transaction, key: str) -> bool:
    found = select(LedgerEntry.id).where(LedgerEntry.tenant_id == tx.tenant_id, LedgerEntry.operation_key == key)
    due = select(DueFee.id).where(DueFee.tenant_id == tx.tenant_id, DueFee.operation_key == key)
    return await tx.scalar(found) is not None or await tx.scalar(due) is not None


def _taken_from(granted_left: int, turn_key: str, charges: Iterable[Charge], about: Purpose) -> Iterable[Movement]:
    """Turn charges into usage, from the held grant first."""
    for item in charges:
        granted = min(item.amount_deci, granted_left)
        granted_left -= granted
        part = burn.Split(granted_deci=granted, topped_up_deci=item.amount_deci - granted)
        yield _usage(f"{item.operation}:{turn_key}", item.operation, part, about)


def _usage(key: str, operation: Operation | None, split: burn.Split, about: Purpose) -> Movement:
    return Movement(
        kind=EntryKind.USAGE,
        key=key,
        granted_deci=-split.granted_deci,
        topped_up_deci=-split.topped_up_deci,
        operation=operation,
        conversation_id=about.conversation_id,
        message_id=about.message_id,
        lead_id=about.lead_id,
    )


def _at(key: str, now: datetime) -> str:
    return f"{key}:{int(now.timestamp() * 1000)}"


def _less(wallet: burn.Wallet, split: burn.Split) -> burn.Wallet:
    return replace(
        wallet,
        granted_deci=wallet.granted_deci - split.granted_deci,
        topped_up_deci=wallet.topped_up_deci - split.topped_up_deci,
        granted_used_today_deci=wallet.granted_used_today_deci + split.granted_deci,
    )


def _emit_deducted(
    tx: Transaction, wallet: Wallet, movements: Sequence[Movement], card: RateCard, now: datetime
) -> None:
    tx.emit(
        TokensDeducted(
            wallet_id=wallet.id,
            conversation_id=movements[0].conversation_id,
            amount_deci=-sum(movement.amount_deci for movement in movements),
            balance_deci=wallet.balance_deci,
            operations=tuple(f"{movement.operation}:{-movement.amount_deci}" for movement in movements),
            rate_card=card.version,
        ),
        at=now,
    )


_HOLD_STATE = Prepared(
    select(Hold.state).where(Hold.tenant_id == bindparam("tenant_id"), Hold.turn_key == bindparam("turn_key"))
)
_TAKEN = {
    "granted_deci": bindparam("granted_deci"),
    "topped_up_deci": bindparam("topped_up_deci"),
    "state": HoldState.OPEN,
    "created_at": bindparam("now"),
}
_HOLD = Prepared(
    insert(Hold)
    .values(
        tenant_id=bindparam("tenant_id"),
        id=bindparam("hold_id"),
        conversation_id=bindparam("conversation_id"),
        turn_key=bindparam("turn_key"),
        **_TAKEN,
    )
    # A turn whose hold the sweep released takes a new one in the same row; an open or settled one stays as it is.
    .on_conflict_do_update(
        index_elements=["tenant_id", "turn_key"], set_=_TAKEN, where=Hold.state == HoldState.RELEASED
    )
    .returning(Hold.id)
)
# What the sweep released is settled once too.
_SETTLE_RELEASED = Prepared(
    update(Hold)
    .where(
        Hold.tenant_id == bindparam("tenant_id"),
        Hold.turn_key == bindparam("turn_key"),
        Hold.state == HoldState.RELEASED,
    )
    .values(state=HoldState.SETTLED)
    .returning(Hold.id)
)
_END_HOLD = Prepared(
    update(Hold)
    .where(
        Hold.tenant_id == bindparam("tenant_id"),
        Hold.turn_key == bindparam("turn_key"),
        Hold.state == HoldState.OPEN,
    )
    .values(state=bindparam("to_state"), ended_at=bindparam("now"))
    .returning(Hold.granted_deci, Hold.topped_up_deci, Hold.conversation_id, Hold.created_at)
)
