"""What each operation costs in tenths of a token, and what a settled turn came to, item by item.

The card prices the operation, not the model behind it: a template charges like the model it stands in for. Whether the
wallet covers a price is `burn`'s matter.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Operation(StrEnum):
    """What is charged for."""

    INBOUND_WHATSAPP = "inbound_whatsapp"
    INBOUND_SOCIAL = "inbound_social"
    INTENT = "intent"
    SCORE = "score"
    QUALIFICATION_MESSAGE = "qualification_message"
    PERSUASION_MESSAGE = "persuasion_message"
    COLD_RECOVERY = "cold_recovery"
    ROUTING = "routing"
    ESCALATION = "escalation"
    VERIFICATION = "verification"
    APPOINTMENT = "appointment"
    HIGH_RISK_REVIEW = "high_risk_review"
    COPILOT_TEXT = "copilot_text"  # a member's text rewritten or translated; the document has no such line


PRICES_DECI: Mapping[Operation, int] = MappingProxyType(
    {
        Operation.INBOUND_WHATSAPP: 1,
        Operation.INBOUND_SOCIAL: 2,
        Operation.INTENT: 10,
        Operation.SCORE: 5,
        Operation.QUALIFICATION_MESSAGE: 20,
        Operation.PERSUASION_MESSAGE: 30,
        Operation.COLD_RECOVERY: 25,
        Operation.ROUTING: 10,
        Operation.ESCALATION: 5,
        Operation.VERIFICATION: 5,
        Operation.APPOINTMENT: 10,
        Operation.HIGH_RISK_REVIEW: 50,
        Operation.COPILOT_TEXT: 10,
    }
)


class ReplyKind(StrEnum):
    """Which reply a turn got: qualification if it asks one of the six, else persuasion; fixed texts are free."""

    NONE = "none"
    FIXED = "fixed"
    QUALIFICATION = "qualification"
    PERSUASION = "persuasion"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCard:
    """The prices in tenths of a token (PRD, Rate Card; policies.md, Tokens), changed by the operator only."""

    version: str = "2026-11-22"
    prices_deci: Mapping[Operation, int] = field(default_factory=lambda: PRICES_DECI)
    hold_seconds: int = 600


DEFAULT = RateCard()

# The dearest turn there is: read, scored, persuaded, routed and escalated.
TURN_CEILING = (
    Operation.INTENT,
    Operation.SCORE,
    Operation.PERSUASION_MESSAGE,
    Operation.ROUTING,
    Operation.ESCALATION,
)

_REPLY_OPERATION: Mapping[ReplyKind, Operation] = {
    ReplyKind.QUALIFICATION: Operation.QUALIFICATION_MESSAGE,
    ReplyKind.PERSUASION: Operation.PERSUASION_MESSAGE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnOutcome:
    """What happened in a turn: the reply counts once it was accepted for sending, routing if the system assigned."""

    was_read: bool
    reply: ReplyKind = ReplyKind.NONE
    was_routed: bool = False
    was_escalated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One item of a bill."""

    operation: Operation
    amount_deci: int


def price(operation: Operation, card: RateCard = DEFAULT) -> int:
    """The price of one operation in tenths of a token."""
    return card.prices_deci[operation]


def ceiling(card: RateCard = DEFAULT) -> int:
    """What is held for a turn before it is read, in tenths of a token: the most that it can cost (6.0)."""
    return sum(card.prices_deci[operation] for operation in TURN_CEILING)


def settle(outcome: TurnOutcome, card: RateCard = DEFAULT) -> tuple[Charge, ...]:
    """What a turn costs, item by item; never more than the ceiling, the rest of the hold is released."""
    operations: list[Operation] = []
    if outcome.was_read:
        operations += [Operation.INTENT, Operation.SCORE]
    if outcome.reply in _REPLY_OPERATION:
        operations.append(_REPLY_OPERATION[outcome.reply])
    if outcome.was_routed:
        operations.append(Operation.ROUTING)
    if outcome.was_escalated:
        operations.append(Operation.ESCALATION)
    return tuple(Charge(operation=operation, amount_deci=price(operation, card)) for operation in operations)


def total_deci(charges: tuple[Charge, ...]) -> int:
    """The sum of a bill in tenths of a token."""
    return sum(charge.amount_deci for charge in charges)
