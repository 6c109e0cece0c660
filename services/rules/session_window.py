"""Whether free-form text may still go out: one number for the composer, the AI, the API and the database guard.

Only the provider's timestamps count, so a delivery that arrives late does not open a window that is already shut.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class WindowReason(StrEnum):
    """Why the window is as it is."""

    OPEN = "open"
    NEVER_WROTE = "never_wrote"
    EXPIRED = "expired"
    TOO_LITTLE_LEFT = "too_little_left"
    REFUSED_BY_PROVIDER = "refused_by_provider"


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowPolicy:
    """Lengths in seconds; Meta's, so only the operator changes them (policies.md, Session window; whatsapp.md 5)."""

    version: str = "2026-11-22"
    service_seconds: int | None = 24 * 3600  # None: the channel has no window (e-mail, SMS)
    must_have_left_seconds: int = 60


WHATSAPP = WindowPolicy()
NO_WINDOW = WindowPolicy(service_seconds=None)

# After an ad referral that we answered in time: free of charge, yet free-form still ends with the 24 h (whatsapp.md 5).
FREE_ENTRY_SECONDS = 72 * 3600
FREE_ENTRY_ANSWER_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowState:
    """Whether the window is open, the whole seconds left, when it shuts, and whether a send is free of charge."""

    version: str
    is_open: bool
    reason: WindowReason
    seconds_left: int
    closes_at: datetime | None
    is_free_entry: bool = False


def state(
    last_inbound_at: datetime | None,
    now: datetime,
    *,
    free_entry_until: datetime | None = None,
    refused_at: datetime | None = None,
    policy: WindowPolicy = WHATSAPP,
) -> WindowState:
    """The window at `now`.

    `last_inbound_at` is the provider's time of the contact's last message or call; `refused_at` the last 131047, which
    shuts the window whatever we believed until the contact writes again.
    """
    closes_at = _closes_at(last_inbound_at, now, policy)
    seconds_left = max(int((closes_at - now).total_seconds()), 0) if closes_at else 0
    reason = _reason(last_inbound_at, refused_at, seconds_left, policy)
    return WindowState(
        version=policy.version,
        is_open=reason is WindowReason.OPEN,
        reason=reason,
        seconds_left=0 if reason is WindowReason.REFUSED_BY_PROVIDER else seconds_left,
        closes_at=closes_at,
        is_free_entry=free_entry_until is not None and now < free_entry_until,
    )


def free_entry_until(answered_at: datetime) -> datetime:
    """Until when messages to a contact from an ad are free of charge: 72 h from our answer."""
    return answered_at + timedelta(seconds=FREE_ENTRY_SECONDS)


def _closes_at(last_inbound_at: datetime | None, now: datetime, policy: WindowPolicy) -> datetime | None:
    if last_inbound_at is None or policy.service_seconds is None:
        return None
    # A provider's clock ahead of ours must not lengthen the window.
    return min(last_inbound_at, now) + timedelta(seconds=policy.service_seconds)


def _reason(
    last_inbound_at: datetime | None, refused_at: datetime | None, seconds_left: int, policy: WindowPolicy
) -> WindowReason:
    if policy.service_seconds is None:
        return WindowReason.OPEN
    if last_inbound_at is None:
        return WindowReason.NEVER_WROTE
    if refused_at is not None and refused_at >= last_inbound_at:
        return WindowReason.REFUSED_BY_PROVIDER
    if seconds_left > policy.must_have_left_seconds:
        return WindowReason.OPEN
    return WindowReason.TOO_LITTLE_LEFT if seconds_left > 0 else WindowReason.EXPIRED
