"""Tables of tokens: wallets, the ledger behind them, holds around turns, and the deployment's prices and plans.

Amounts are integers in tenths of a token (`_deci`). A wallet's balance is the sum of its ledger entries.
"""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, Integer, SmallInteger, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from services.tables import (
    Json,
    RowId,
    Table,
    TenantId,
    Visibility,
    one_of,
    owned_by_deployment,
    references,
    visible_to,
)


class EntryKind(StrEnum):
    """What moved tokens. `hold` takes a turn's ceiling, `release` gives it back when the turn is settled."""

    GRANT = "grant"
    TOP_UP = "top_up"
    EXPIRY = "expiry"
    HOLD = "hold"
    RELEASE = "release"
    USAGE = "usage"
    REFUND = "refund"
    ADJUSTMENT = "adjustment"


class HoldState(StrEnum):
    """A hold ends once: settled with its turn, or released."""

    OPEN = "open"
    SETTLED = "settled"
    RELEASED = "released"


class Wallet(Table):
    """A tenant's balance, split into what was granted and what was topped up, and today's granted use."""

    __tablename__ = "wallet"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    granted_deci: Mapped[int] = mapped_column(Integer)
    topped_up_deci: Mapped[int] = mapped_column(Integer)
    due_deci: Mapped[int] = mapped_column(Integer)
    day: Mapped[date]
    day_granted_used_deci: Mapped[int] = mapped_column(Integer)
    burn_limit_deci: Mapped[int] = mapped_column(Integer)
    period_started_at: Mapped[datetime]
    period_ends_at: Mapped[datetime]
    period_total_deci: Mapped[int] = mapped_column(Integer)
    period_used_deci: Mapped[int] = mapped_column(Integer)
    alerted_percent: Mapped[int] = mapped_column(SmallInteger)
    turns_whole_again_at: Mapped[datetime | None]
    updated_at: Mapped[datetime]
    __table_args__ = (
        UniqueConstraint("tenant_id"),
        CheckConstraint("granted_deci >= 0 and topped_up_deci >= 0 and due_deci >= 0", name="not_below_zero"),
        visible_to(Visibility.BILLING),
    )


class LedgerEntry(Table):
    """An immutable signed movement; `operation_key` makes each happen once."""

    __tablename__ = "ledger_entry"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    wallet_id: Mapped[UUID]
    kind: Mapped[str]
    operation: Mapped[str | None]
    granted_deci: Mapped[int] = mapped_column(Integer)
    topped_up_deci: Mapped[int] = mapped_column(Integer)
    balance_deci: Mapped[int] = mapped_column(Integer)
    operation_key: Mapped[str]
    conversation_id: Mapped[UUID | None]
    message_id: Mapped[UUID | None]
    lead_id: Mapped[UUID | None]
    rate_card: Mapped[str]
    at: Mapped[datetime]
    __table_args__ = (
        one_of("kind", EntryKind),
        references("wallet", "wallet_id"),
        UniqueConstraint("tenant_id", "operation_key"),
        Index(None, "tenant_id", "at", "id"),
        Index(None, "tenant_id", "conversation_id"),
        visible_to(Visibility.BILLING),
    )


class Hold(Table):
    """Tokens set aside for one turn until it is settled; released by a sweep when older than 10 minutes."""

    __tablename__ = "hold"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    conversation_id: Mapped[UUID]
    turn_key: Mapped[str]
    granted_deci: Mapped[int] = mapped_column(Integer)
    topped_up_deci: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    __table_args__ = (
        one_of("state", HoldState),
        references("conversation", "conversation_id"),
        UniqueConstraint("tenant_id", "turn_key"),
        Index("hold_open_idx", "tenant_id", "created_at", postgresql_where=text("state = 'open'")),
        visible_to(Visibility.BILLING),
    )


class DueFee(Table):
    """A fee that the balance did not cover; taken at the next grant or top-up."""

    __tablename__ = "due_fee"
    tenant_id: Mapped[TenantId]
    id: Mapped[RowId]
    operation_key: Mapped[str]
    amount_deci: Mapped[int] = mapped_column(Integer)
    conversation_id: Mapped[UUID | None]
    at: Mapped[datetime]
    paid_at: Mapped[datetime | None]
    __table_args__ = (UniqueConstraint("tenant_id", "operation_key"), visible_to(Visibility.BILLING))


class RateCardVersion(Table):
    """Prices of operations from a moment on, in tenths of a token; the operator of the deployment sets them."""

    __tablename__ = "rate_card"
    version: Mapped[str] = mapped_column(primary_key=True)
    valid_from: Mapped[datetime]
    prices: Mapped[Json]
    __table_args__ = (owned_by_deployment(readable_by_tenants=True),)


class Plan(Table):
    """A subscription plan: monthly price in the smallest unit, monthly grant and daily burn limit in tenths."""

    __tablename__ = "plan"
    code: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    price_minor: Mapped[int] = mapped_column(Integer)
    currency: Mapped[str]
    grant_deci: Mapped[int] = mapped_column(Integer)
    burn_limit_deci: Mapped[int] = mapped_column(Integer)
    __table_args__ = (owned_by_deployment(readable_by_tenants=True),)
