"""Whether one outbound message may go out now, decided again at the moment of sending.

The verdict lists every check with its outcome, so it is stored with the message and anybody can recompute it from the
same facts (mission.md N2).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from services.rules.session_window import WHATSAPP, WindowPolicy, WindowState, state


class MessageKind(StrEnum):
    """What kind of message is to go out."""

    FREE_FORM = "free_form"
    TEMPLATE = "template"
    STOP_CONFIRMATION = "stop_confirmation"  # the one message allowed after an opt-out


class TemplateCategory(StrEnum):
    """Meta's categories; the document's Promotional, Transactional and OTP."""

    MARKETING = "MARKETING"
    UTILITY = "UTILITY"
    AUTHENTICATION = "AUTHENTICATION"


class TemplateStatus(StrEnum):
    """Where a template stands with Meta (contracts/whatsapp.md 1.10, 6)."""

    APPROVED = "APPROVED"
    PENDING = "PENDING"
    REJECTED = "REJECTED"
    PAUSED = "PAUSED"
    DISABLED = "DISABLED"
    FLAGGED = "FLAGGED"
    IN_APPEAL = "IN_APPEAL"
    LIMIT_EXCEEDED = "LIMIT_EXCEEDED"
    LOCKED = "LOCKED"
    ARCHIVED = "ARCHIVED"
    PENDING_DELETION = "PENDING_DELETION"
    DELETED = "DELETED"


# What the queued confirmation of an opt-out is marked with; the database guard lets only this pass.
STOP_CONFIRMATION_OPERATION = "opt_out_confirmation"

# A flagged template still goes out; Meta warns that it may be paused next.
SENDABLE = frozenset({TemplateStatus.APPROVED, TemplateStatus.FLAGGED})


class CheckCode(StrEnum):
    """What is checked, in the order in which a refusal is named."""

    INBOX = "inbox_running"
    OPT_OUT = "not_opted_out"
    AI = "ai_may_speak"
    TEMPLATE = "template_approved"
    CONSENT = "marketing_consent"
    MARKETING_PAUSE = "marketing_not_paused"
    WINDOW = "window_open"
    FACTS = "facts_in_force"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbound:
    """What is known of the message and its contact at the moment of sending; times are aware UTC."""

    kind: MessageKind
    last_inbound_at: datetime | None
    window_refused_at: datetime | None = None
    inbox_is_halted: bool = False
    opted_out: bool = False
    ai_is_silenced: bool = False  # its author is the AI, and it was stopped, shadowed, or an auditor decides first
    stop_confirmed: bool = False
    marketing_stopped: bool = False
    marketing_consent: bool = False
    marketing_paused_until: datetime | None = None
    template_status: TemplateStatus | None = None
    template_category: TemplateCategory | None = None
    cites_what_ended: bool = False  # an AI's reply whose facts or passages do not hold any more

    @property
    def is_marketing(self) -> bool:
        """True for a marketing template, which needs consent of its own."""
        return self.kind is MessageKind.TEMPLATE and self.template_category is TemplateCategory.MARKETING


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check and whether it passed."""

    code: CheckCode
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision record of a send: all checks made, the window as it was, and the policy version."""

    version: str
    decided_at: datetime
    checks: tuple[Check, ...]
    window: WindowState

    @property
    def allowed(self) -> bool:
        """True where every check passed."""
        return all(check.passed for check in self.checks)

    @property
    def refusal(self) -> CheckCode | None:
        """The first check that failed."""
        return next((check.code for check in self.checks if not check.passed), None)

    @property
    def text_key(self) -> str:
        """The key of the plain words that people read."""
        return f"send_policy.{self.refusal or 'allowed'}"

    @property
    def falls_back_to_template(self) -> bool:
        """True where only the window is in the way, so that an approved template may go out instead."""
        return [check.code for check in self.checks if not check.passed] == [CheckCode.WINDOW]


def decide(outbound: Outbound, now: datetime, policy: WindowPolicy = WHATSAPP) -> Verdict:
    """The verdict at `now`; the same facts and time give the same verdict, always with all checks."""
    window = state(outbound.last_inbound_at, now, refused_at=outbound.window_refused_at, policy=policy)
    checks = tuple(Check(code=code, passed=passes(outbound, window, now)) for code, passes in _PASSES.items())
    return Verdict(version=policy.version, decided_at=now, checks=checks, window=window)


def _passes_opt_out(outbound: Outbound) -> bool:
    if outbound.kind is MessageKind.STOP_CONFIRMATION:
        return not outbound.stop_confirmed
    return not outbound.opted_out


def _passes_template(outbound: Outbound) -> bool:
    return outbound.kind is not MessageKind.TEMPLATE or outbound.template_status in SENDABLE


def _passes_consent(outbound: Outbound) -> bool:
    consents = outbound.marketing_consent and not outbound.marketing_stopped
    return not outbound.is_marketing or consents


def _passes_pause(outbound: Outbound, now: datetime) -> bool:
    until = outbound.marketing_paused_until
    return not outbound.is_marketing or until is None or now >= until


_PASSES: Mapping[CheckCode, Callable[[Outbound, WindowState, datetime], bool]] = {
    CheckCode.INBOX: lambda outbound, _window, _now: not outbound.inbox_is_halted,
    CheckCode.OPT_OUT: lambda outbound, _window, _now: _passes_opt_out(outbound),
    CheckCode.AI: lambda outbound, _window, _now: not outbound.ai_is_silenced,
    CheckCode.TEMPLATE: lambda outbound, _window, _now: _passes_template(outbound),
    CheckCode.CONSENT: lambda outbound, _window, _now: _passes_consent(outbound),
    CheckCode.MARKETING_PAUSE: lambda outbound, _window, now: _passes_pause(outbound, now),
    CheckCode.WINDOW: lambda outbound, window, _now: outbound.kind is MessageKind.TEMPLATE or window.is_open,
    CheckCode.FACTS: lambda outbound, _window, _now: not outbound.cites_what_ended,
}
