"""What to do when the provider refuses a send: one table from error code to action (contracts/whatsapp.md 3).

Only the code counts, never the HTTP status, which Meta has changed before. Words for people are made from `text_key`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class SendAction(StrEnum):
    """What follows from a refusal."""

    RETRY = "retry"
    CLOSE_WINDOW = "close_window"  # and fall back to a template, never a blind retry
    OPT_OUT = "opt_out"  # from marketing on this channel
    PAUSE_MARKETING = "pause_marketing"  # to this contact or from this number, for `wait_seconds`
    STOP_TEMPLATE = "stop_template"
    HALT_INBOX = "halt_inbox"  # the message stays queued, people are alarmed
    FAIL = "fail"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRule:
    """One row: the action, the key of its plain words, and for a retry or pause its first wait and number of tries.

    The wait grows by `growth` with each try; `attempts` counts the retries after the first send.
    """

    action: SendAction
    text_key: str
    wait_seconds: int = 0
    growth: int = 2
    attempts: int = 0


MINUTE, DAY = 60, 86_400

_FAIL, _HALT, _STOP = SendAction.FAIL, SendAction.HALT_INBOX, SendAction.STOP_TEMPLATE


def _rule(action: SendAction, name: str) -> ErrorRule:
    return ErrorRule(action=action, text_key=f"send_error.{name}")


def _retry(name: str, *, wait_seconds: int, attempts: int, growth: int = 2) -> ErrorRule:
    return ErrorRule(
        action=SendAction.RETRY,
        text_key=f"send_error.{name}",
        wait_seconds=wait_seconds,
        growth=growth,
        attempts=attempts,
    )


def _pause(name: str, *, wait_seconds: int) -> ErrorRule:
    return ErrorRule(action=SendAction.PAUSE_MARKETING, text_key=f"send_error.{name}", wait_seconds=wait_seconds)


_NAMED: Mapping[tuple[int, ...], ErrorRule] = {
    (0, 190): _rule(_HALT, "sign_in_expired"),
    (3, 10, *range(200, 300), 131005): _rule(_HALT, "permission_missing"),
    (368, 131031): _rule(_HALT, "account_blocked"),
    (131037,): _rule(_HALT, "display_name_not_approved"),
    (131042,): _rule(_HALT, "payment_problem"),
    (131045, 133010): _rule(_HALT, "number_not_registered"),
    (131063, 131064): _rule(_HALT, "marketing_disabled"),
    (1, 131000): _retry("provider_unknown", wait_seconds=2, attempts=2),
    (2, 131016, 133004): _retry("provider_unavailable", wait_seconds=2, attempts=6),
    (4, 80007, 80008): _retry("request_limit", wait_seconds=MINUTE, attempts=6),
    (130429,): _retry("throughput_limit", wait_seconds=1, attempts=8),
    # Meta: wait 4^X seconds, X from 0.
    (131056,): _retry("pair_limit", wait_seconds=1, attempts=5, growth=4),
    (131057,): _retry("number_in_maintenance", wait_seconds=MINUTE, attempts=5),
    (131047,): _rule(SendAction.CLOSE_WINDOW, "window_closed"),
    (131050,): _rule(SendAction.OPT_OUT, "marketing_stopped"),
    (131048,): _pause("number_spam_limited", wait_seconds=DAY),
    # Mission 5: wait at least 24 h, growing.
    (131049,): _pause("contact_marketing_cap", wait_seconds=DAY),
    (130472,): _rule(_FAIL, "contact_in_experiment"),
    (130497,): _rule(_FAIL, "country_restricted"),
    (131026,): _rule(_FAIL, "contact_unreachable"),
    (131030,): _rule(_FAIL, "not_on_test_list"),
    (131051, 131052, 131053): _rule(_FAIL, "media_not_accepted"),
    (131062,): _rule(_FAIL, "phone_needed"),
    (137000,): _rule(_FAIL, "identity_changed"),
    (33, 100, 131008, 131009, 131021, 135000): _rule(_FAIL, "message_malformed"),
    (132000, 132007, 132008, 132012): _rule(_FAIL, "template_parameters"),
    (132005,): _rule(_FAIL, "template_too_long"),
    (132001,): _rule(_STOP, "template_missing"),
    (132015,): _rule(_STOP, "template_paused"),
    (132016,): _rule(_STOP, "template_disabled"),
    (132068, 132069): _rule(_FAIL, "flow_blocked"),
}

RULES: Mapping[int, ErrorRule] = MappingProxyType({code: rule for codes, rule in _NAMED.items() for code in codes})

UNLISTED = _rule(_FAIL, "unlisted")


def rule_for(code: int) -> ErrorRule:
    """The row for a provider's error code; codes that Meta has not documented fail without a retry."""
    return RULES.get(code, UNLISTED)


def retry_after_seconds(rule: ErrorRule, attempt: int) -> int | None:
    """How long to wait before retry number `attempt` (from 0); None where no retry is left or none is allowed."""
    if rule.action is not SendAction.RETRY or attempt >= rule.attempts:
        return None
    wait: int = rule.wait_seconds * rule.growth**attempt
    return wait


def marketing_pause_seconds(rule: ErrorRule, earlier_refusals: int) -> int:
    """How long no marketing goes out after a refusal; doubles with each earlier one in a row. 0 for other rules."""
    if rule.action is not SendAction.PAUSE_MARKETING:
        return 0
    wait: int = rule.wait_seconds * rule.growth**earlier_refusals
    return wait
