"""Events: what happened to a tenant's tokens."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import CONVERSATION, WALLET, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensGranted(Event):
    action: ClassVar = "tokens.granted"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    amount_deci: int
    balance_deci: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensDeducted(Event):
    """A turn or an operation was charged; `operations` names each with its tenths, as `intent:10`."""

    action: ClassVar = "tokens.deducted"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET, CONVERSATION)
    wallet_id: UUID
    conversation_id: UUID | None
    amount_deci: int
    balance_deci: int
    operations: tuple[str, ...]
    rate_card: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensLow(Event):
    action: ClassVar = "tokens.low"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    percent: int
    balance_deci: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidWorkPaused(Event):
    action: ClassVar = "tokens.paid_work_paused"
    subject: ClassVar = "wallet_id"
    topics: ClassVar = (WALLET,)
    wallet_id: UUID
    conversation_id: UUID
    reason: str
