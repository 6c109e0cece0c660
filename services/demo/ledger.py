"""Books the demo's month of usage in the order of time, as the wallet would have: grant first, then what was bought."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from services.billing.ledger import Movement, Wallet, entry_row, moved
from services.billing.models import EntryKind
from services.errors import InvalidInput
from services.events.catalog.billing import TokensDeducted, TokensGranted, TokensLow
from services.events.event import Event
from services.rules import burn, rate_card
from services.rules.rate_card import Operation

CARD = rate_card.DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One operation to charge."""

    at: datetime
    operation: Operation
    key: str
    conversation_id: UUID
    message_id: UUID | None = None
    lead_id: UUID | None = None


@dataclass(slots=True, kw_only=True)
class Book:
    """A wallet that is moved through time; `rows` and `events` are what it leaves behind."""

    tenant_id: UUID
    wallet: Wallet
    zone: ZoneInfo
    period_started_at: datetime
    rows: list[dict[str, object]] = field(default_factory=list)
    events: list[tuple[Event, datetime]] = field(default_factory=list)

    def top_up(self, amount_deci: int, at: datetime) -> None:
        """Add tokens that were bought."""
        self._move(Movement(kind=EntryKind.TOP_UP, key=f"top_up:demo:{at.date()}", topped_up_deci=amount_deci), at)

    def renew(self, grant_deci: int, at: datetime) -> None:
        """Begin a new period: what is left of the old grant expires, the new one comes."""
        self._at_day_of(at)
        if left := self.wallet.granted_deci:
            self._move(Movement(kind=EntryKind.EXPIRY, key=f"expiry:{at.date()}", granted_deci=-left), at)
        self.wallet = replace(self.wallet, period_total_deci=0, period_used_deci=0, alerted_percent=0)
        self.period_started_at = at
        self._move(Movement(kind=EntryKind.GRANT, key=f"grant:{at.date()}", granted_deci=grant_deci), at)
        granted = TokensGranted(wallet_id=self.wallet.id, amount_deci=grant_deci, balance_deci=self.wallet.balance_deci)
        self.events.append((granted, at))

    def charge(self, dues: Iterable[Due]) -> None:
        """Charge operations of one moment and put them on record together; the demo's wallets cover them all."""
        charged = [self._charge(due) for due in dues]
        first = charged[0][0]
        deducted = TokensDeducted(
            wallet_id=self.wallet.id,
            conversation_id=first.conversation_id,
            amount_deci=-sum(movement.amount_deci for _, movement in charged),
            balance_deci=self.wallet.balance_deci,
            operations=tuple(f"{due.operation}:{-movement.amount_deci}" for due, movement in charged),
            rate_card=CARD.version,
        )
        self.events.append((deducted, first.at))

    def _charge(self, due: Due) -> tuple[Due, Movement]:
        self._at_day_of(due.at)
        split = burn.split(self.wallet.spendable, rate_card.price(due.operation, CARD))
        if split is None:
            raise InvalidInput(f"The demo's wallet does not cover {due.key}.")
        movement = Movement(
            kind=EntryKind.USAGE,
            key=due.key,
            granted_deci=-split.granted_deci,
            topped_up_deci=-split.topped_up_deci,
            operation=due.operation,
            conversation_id=due.conversation_id,
            message_id=due.message_id,
            lead_id=due.lead_id,
        )
        self._move(movement, due.at)
        return due, movement

    def _at_day_of(self, at: datetime) -> None:
        day = at.astimezone(self.zone).date()
        if day != self.wallet.day:
            self.wallet = replace(self.wallet, day=day, used_today_deci=0)

    def _move(self, movement: Movement, at: datetime) -> None:
        self.wallet = moved(self.wallet, movement)
        self.rows.append(entry_row(self.tenant_id, self.wallet, movement, CARD.version, at))
        told = [percent for percent in burn.ALERT_PERCENTS if percent <= self.wallet.alerted_percent]
        for percent in burn.new_alerts(self.wallet.period_used_deci, self.wallet.period_total_deci, told):
            low = TokensLow(wallet_id=self.wallet.id, percent=percent, balance_deci=self.wallet.balance_deci)
            self.events.append((low, at))
            self.wallet = replace(self.wallet, alerted_percent=percent)
