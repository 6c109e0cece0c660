"""Books movements of tokens: one locked wallet row, one ledger entry each, one balance that is their sum."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select, update

from services.billing.models import EntryKind, LedgerEntry
from services.billing.models import Wallet as WalletTable
from services.db import Transaction
from services.errors import NotFound
from services.events.catalog.billing import TokensLow
from services.ids import new_id
from services.rules import burn
from services.rules.rate_card import Operation
from services.statements import Prepared
from services.tenants.models import Tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class Wallet:
    """A wallet as read under its lock, with today's use in the tenant's zone."""

    id: UUID
    granted_deci: int
    topped_up_deci: int
    due_deci: int
    zone: ZoneInfo
    day: date
    used_today_deci: int
    burn_limit_deci: int
    period_total_deci: int
    period_used_deci: int
    alerted_percent: int

    @property
    def balance_deci(self) -> int:
        """What is free to spend, today's limit aside."""
        return self.granted_deci + self.topped_up_deci

    @property
    def spendable(self) -> burn.Wallet:
        """The wallet as the burn rule sees it."""
        return burn.Wallet(
            granted_deci=self.granted_deci,
            topped_up_deci=self.topped_up_deci,
            granted_used_today_deci=self.used_today_deci,
            daily_limit_deci=self.burn_limit_deci,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One signed movement to book; `key` makes it happen once. `taken_at` is when what it gives back was taken."""

    kind: EntryKind
    key: str
    granted_deci: int = 0
    topped_up_deci: int = 0
    operation: Operation | None = None
    conversation_id: UUID | None = None
    message_id: UUID | None = None
    lead_id: UUID | None = None
    taken_at: datetime | None = None

    @property
    def amount_deci(self) -> int:
        """The signed sum."""
        return self.granted_deci + self.topped_up_deci


async def lock_wallet(tx: Transaction, now: datetime) -> Wallet:
    """Lock the tenant's wallet until the transaction ends; a new day starts with nothing used."""
    row = await tx.row(_LOCK)
    if row is None:
        raise NotFound("This tenant has no wallet.")
    zone = ZoneInfo(row.timezone)
    today = now.astimezone(zone).date()
    return Wallet(
        id=row.id,
        zone=zone,
        granted_deci=row.granted_deci,
        topped_up_deci=row.topped_up_deci,
        due_deci=row.due_deci,
        day=today,
        used_today_deci=row.day_granted_used_deci if row.day == today else 0,
        burn_limit_deci=row.burn_limit_deci,
        period_total_deci=row.period_total_deci,
        period_used_deci=row.period_used_deci,
        alerted_percent=row.alerted_percent,
    )


async def book(
    tx: Transaction, wallet: Wallet, movements: Sequence[Movement], *, card_version: str, now: datetime
) -> Wallet:
    """Write the movements in order and return the wallet after them; the caller holds its lock."""
    rows = []
    for movement in movements:
        wallet = moved(wallet, movement)
        rows.append(entry_row(tx.tenant_id, wallet, movement, card_version, now))
    tx.insert_with_next(LedgerEntry, rows)
    alerts = burn.new_alerts(
        wallet.period_used_deci,
        wallet.period_total_deci,
        [percent for percent in burn.ALERT_PERCENTS if percent <= wallet.alerted_percent],
    )
    for percent in alerts:
        tx.emit(TokensLow(wallet_id=wallet.id, percent=percent, balance_deci=wallet.balance_deci), at=now)
    wallet = replace(wallet, alerted_percent=max((*alerts, wallet.alerted_percent)))
    await _store(tx, wallet, now)
    return wallet


def moved(wallet: Wallet, movement: Movement) -> Wallet:
    """The wallet after a movement."""
    is_usage = movement.kind in (EntryKind.USAGE, EntryKind.REFUND)
    is_supply = movement.kind in (EntryKind.GRANT, EntryKind.TOP_UP)
    used_today = wallet.used_today_deci - (movement.granted_deci if _is_of_today(wallet, movement) else 0)
    return replace(
        wallet,
        granted_deci=wallet.granted_deci + movement.granted_deci,
        topped_up_deci=wallet.topped_up_deci + movement.topped_up_deci,
        used_today_deci=max(used_today, 0),
        period_used_deci=max(wallet.period_used_deci - (movement.amount_deci if is_usage else 0), 0),
        period_total_deci=wallet.period_total_deci + (movement.amount_deci if is_supply else 0),
    )


def _is_of_today(wallet: Wallet, movement: Movement) -> bool:
    """Whether the day's limit feels it: what is given back counts for the day on which it was taken."""
    if movement.taken_at is not None:
        return movement.taken_at.astimezone(wallet.zone).date() == wallet.day
    return movement.kind in (EntryKind.HOLD, EntryKind.USAGE)


def entry_row(
    tenant_id: UUID, wallet: Wallet, movement: Movement, card_version: str, now: datetime
) -> dict[str, object]:
    """The ledger's row of a movement that led to `wallet`."""
    return {
        "tenant_id": tenant_id,
        "id": new_id(now),
        "wallet_id": wallet.id,
        "kind": movement.kind,
        "operation": movement.operation,
        "granted_deci": movement.granted_deci,
        "topped_up_deci": movement.topped_up_deci,
        "balance_deci": wallet.balance_deci,
        "operation_key": movement.key,
        "conversation_id": movement.conversation_id,
        "message_id": movement.message_id,
        "lead_id": movement.lead_id,
        "rate_card": card_version,
        "at": now,
    }


async def _store(tx: Transaction, wallet: Wallet, now: datetime) -> None:
    await tx.run(
        _STORE,
        wallet_id=wallet.id,
        granted=wallet.granted_deci,
        topped_up=wallet.topped_up_deci,
        due=wallet.due_deci,
        today=wallet.day,
        used_today=wallet.used_today_deci,
        period_used=wallet.period_used_deci,
        period_total=wallet.period_total_deci,
        alerted=wallet.alerted_percent,
        now=now,
    )


_LOCK = Prepared(
    select(WalletTable, Tenant.timezone)
    .join(Tenant, Tenant.tenant_id == WalletTable.tenant_id)
    .where(WalletTable.tenant_id == bindparam("tenant_id"))
    .with_for_update(of=WalletTable)
)
_STORE = Prepared(
    update(WalletTable)
    .where(WalletTable.tenant_id == bindparam("tenant_id"), WalletTable.id == bindparam("wallet_id"))
    .values(
        granted_deci=bindparam("granted"),
        topped_up_deci=bindparam("topped_up"),
        due_deci=bindparam("due"),
        day=bindparam("today"),
        day_granted_used_deci=bindparam("used_today"),
        period_used_deci=bindparam("period_used"),
        period_total_deci=bindparam("period_total"),
        alerted_percent=bindparam("alerted"),
        updated_at=bindparam("now"),
    )
)
