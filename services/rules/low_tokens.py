"""What people are told as a period's tokens run out: at 50 % a note, at 80 % urgently, at 100 % that paid work pauses.

When each is reached is `rules.burn`; a mail goes out once for each, the banner stands from 80 % on.
"""

from dataclasses import dataclass
from datetime import datetime

URGENT_PERCENT, EMPTY_PERCENT = 80, 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How much of a period's tokens is used, in tenths, and when the period ends."""

    percent: int
    used_deci: int
    supply_deci: int
    balance_deci: int
    period_ends_at: datetime


def subject_of(standing: Standing) -> str:
    """The mail's subject."""
    if standing.percent >= EMPTY_PERCENT:
        return "Flexoraa: this period's tokens are used up, paid work pauses"
    urgent = "Urgent: " if standing.percent >= URGENT_PERCENT else ""
    return f"Flexoraa: {urgent}{standing.percent} % of this period's tokens are used"


def text_of(standing: Standing, company: str, address: str) -> str:
    """The mail's words."""
    ends = f"{standing.period_ends_at:%-d %B %Y}"
    return (
        f"{company} has used {_tokens(standing.used_deci)} of {_tokens(standing.supply_deci)} tokens of the period"
        f" that ends on {ends}. {_tokens(standing.balance_deci)} are left.\n\n{_consequence(standing)}\n\n"
        f"What takes them, by operation and day, and when they will be used up: {address}/tokens/\n"
    )


def banner_of(percent: int) -> str:
    """The banner's words, empty below 80 %."""
    if percent >= EMPTY_PERCENT:
        return "This period's tokens are used up: what is left comes from later top-ups."
    if percent >= URGENT_PERCENT:
        return "80 % of this period's tokens are used: see on the tokens page when they will be gone."
    return ""


def _consequence(standing: Standing) -> str:
    if standing.percent >= EMPTY_PERCENT:
        return "Messages still come in and your team can answer. The AI waits until there are tokens again."
    if standing.percent >= URGENT_PERCENT:
        return (
            "When they are used up the AI stops and every conversation waits for your team. A larger plan lasts longer."
        )
    return "Nothing changes yet; this is the first of three notes."


def _tokens(deci: int) -> str:
    return f"{deci // 10:,}.{deci % 10}" if deci % 10 else f"{deci // 10:,}"
