"""How long a contact is kept: shown in full, then masked, then erased; in months after they were last heard of.

A contact is masked only once no lead of theirs is open: who still buys needs a name and a number.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SHORTEST_MONTHS = 1
LONGEST_MONTHS = 120


class RetentionStep(StrEnum):
    """What is due to a contact."""

    KEEP = "keep"
    MASK = "mask"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionPolicy:
    """Months of one version; the defaults are the document's (PRD, Data Retention & PII Masking)."""

    version: int = 0
    mask_after_months: int = 6
    erase_after_months: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What the rule needs of a contact; `last_heard_at` counts either way a message went."""

    last_heard_at: datetime
    has_open_lead: bool
    is_masked: bool


def step_due(kept: Kept, policy: RetentionPolicy, now: datetime) -> RetentionStep:
    """What is due at `now`; erasing does not wait for a lead that nobody closed."""
    if kept.last_heard_at <= months_before(now, policy.erase_after_months):
        return RetentionStep.ERASE
    is_closed = not kept.has_open_lead and not kept.is_masked
    if is_closed and kept.last_heard_at <= months_before(now, policy.mask_after_months):
        return RetentionStep.MASK
    return RetentionStep.KEEP


def months_before(now: datetime, months: int) -> datetime:
    """The same day so many months ago, or the last day of that month."""
    index = now.year * 12 + now.month - 1 - months
    year, month = divmod(index, 12)
    for day in (now.day, 30, 29, 28):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:
            continue
    raise AssertionError("every month has a day 28")


def policy_fault(mask_after_months: int, erase_after_months: int) -> str | None:
    """Why these months cannot be, as a sentence; None where they can."""
    if not SHORTEST_MONTHS <= mask_after_months <= LONGEST_MONTHS:
        return f"Masking comes after {SHORTEST_MONTHS} to {LONGEST_MONTHS} months."
    if not SHORTEST_MONTHS <= erase_after_months <= LONGEST_MONTHS:
        return f"Erasing comes after {SHORTEST_MONTHS} to {LONGEST_MONTHS} months."
    if mask_after_months > erase_after_months:
        return "A contact cannot be masked after it is erased."
    return None
