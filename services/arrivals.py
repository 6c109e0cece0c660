"""What providers tell us by webhook, in our words: what an adapter's parse.py makes and the receiving flow applies.

Times are the provider's, aware UTC. `account` is the provider's id of an inbox, `business_id` of what owns inboxes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.rules.delivery_status import DeliveryStatus


class Effect(StrEnum):
    """What an inbound message does to its conversation."""

    OPENS_TURN = "opens_turn"  # and extends the session window
    EXTENDS_WINDOW = "extends_window"
    NOTHING = "nothing"


class AccountNews(StrEnum):
    """What an account-level notice means to us."""

    HALTED = "halted"
    RESUMED = "resumed"
    QUALITY = "quality"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """What a provider tells of a person; the phone has digits only, and any of the ids may be missing."""

    user_id: str | None = None
    parent_user_id: str | None = None
    phone: str | None = None
    name: str | None = None

    @property
    def is_known(self) -> bool:
        """True where there is something to find the person by."""
        return bool(self.user_id or self.parent_user_id or self.phone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """The ad or post that a contact came from."""

    source: str
    campaign: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageArrived:
    """A contact wrote, reacted, edited, or changed address (`moved_to`, with `sender` as before).

    `details` is the provider's object for the kind under the kind's name, beside `context`, `referral` and `errors`.
    """

    account: str
    provider_id: str
    at: datetime
    sender: Address
    kind: str
    body: str
    details: Mapping[str, object]
    effect: Effect
    reply_to: str | None = None
    referral: Referral | None = None
    moved_to: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoArrived:
    """A person of the tenant wrote to a contact outside the product."""

    account: str
    provider_id: str
    at: datetime
    recipient: Address
    kind: str
    body: str
    details: Mapping[str, object]
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusArrived:
    """The provider tells how far an outbound message got; `opaque_id` is ours, sent along with the message."""

    account: str
    provider_id: str
    status: DeliveryStatus
    at: datetime
    error_code: int | None = None
    opaque_id: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceArrived:
    """A contact stopped or resumed marketing messages in the channel's own settings."""

    account: str
    contact: Address
    stops: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateChanged:
    """The provider changed a template's status or category; None is unchanged."""

    business_id: str
    name: str
    language: str
    status: str | None = None
    category: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountChanged:
    """A notice about an inbox (`account`) or about all inboxes of a business."""

    business_id: str
    account: str | None
    news: AccountNews
    reason: str
    error_code: int | None = None


Arrival = MessageArrived | EchoArrived | StatusArrived | PreferenceArrived | TemplateChanged | AccountChanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A delivery read: what it tells, and what in it could not be read, each with its place and reason."""

    arrivals: tuple[Arrival, ...] = ()
    problems: tuple[str, ...] = ()
