"""The verdict over one outbound message."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.rules.send_policy import (
    CheckCode,
    MessageKind,
    Outbound,
    TemplateCategory,
    TemplateStatus,
    decide,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=9)
TEXT = Outbound(kind=MessageKind.FREE_FORM, last_inbound_at=NOW - timedelta(hours=1))
UTILITY = Outbound(
    kind=MessageKind.TEMPLATE,
    last_inbound_at=LONG_AGO,
    template_status=TemplateStatus.APPROVED,
    template_category=TemplateCategory.UTILITY,
)
MARKETING = replace(UTILITY, template_category=TemplateCategory.MARKETING, marketing_consent=True)
STOPPED = replace(TEXT, kind=MessageKind.STOP_CONFIRMATION, opted_out=True)


@pytest.mark.parametrize(
    ("outbound", "refusal"),
    [
        pytest.param(TEXT, None, id="text-in-window"),
        pytest.param(replace(TEXT, last_inbound_at=LONG_AGO), CheckCode.WINDOW, id="text-after-window"),
        pytest.param(replace(TEXT, window_refused_at=NOW), CheckCode.WINDOW, id="text-after-131047"),
        pytest.param(replace(TEXT, opted_out=True), CheckCode.OPT_OUT, id="text-after-stop"),
        pytest.param(replace(TEXT, inbox_is_halted=True), CheckCode.INBOX, id="inbox-halted"),
        pytest.param(replace(TEXT, marketing_stopped=True), None, id="marketing-stop-leaves-answers"),
        pytest.param(UTILITY, None, id="approved-template-after-window"),
        pytest.param(replace(UTILITY, opted_out=True), CheckCode.OPT_OUT, id="template-after-stop"),
        pytest.param(replace(UTILITY, template_status=TemplateStatus.PAUSED), CheckCode.TEMPLATE, id="paused-template"),
        pytest.param(replace(UTILITY, template_status=None), CheckCode.TEMPLATE, id="unknown-template"),
        pytest.param(MARKETING, None, id="marketing-with-consent"),
        pytest.param(replace(MARKETING, marketing_consent=False), CheckCode.CONSENT, id="marketing-without-consent"),
        pytest.param(replace(MARKETING, marketing_stopped=True), CheckCode.CONSENT, id="marketing-after-131050"),
        pytest.param(
            replace(MARKETING, marketing_paused_until=NOW + timedelta(seconds=1)),
            CheckCode.MARKETING_PAUSE,
            id="marketing-within-cap",
        ),
        pytest.param(replace(MARKETING, marketing_paused_until=NOW), None, id="marketing-after-cap"),
        pytest.param(STOPPED, None, id="stop-confirmation"),
        pytest.param(replace(STOPPED, stop_confirmed=True), CheckCode.OPT_OUT, id="second-stop-confirmation"),
    ],
)
def test_send_is_decided(outbound: Outbound, refusal: CheckCode | None) -> None:
    verdict = decide(outbound, NOW)

    assert verdict.refusal == refusal
    assert verdict.allowed is (refusal is None)


def test_verdict_lists_every_check_even_after_a_refusal() -> None:
    verdict = decide(replace(TEXT, opted_out=True, last_inbound_at=None), NOW)

    assert [check.code for check in verdict.checks] == list(CheckCode)
    assert verdict.text_key == "send_policy.not_opted_out"
    assert not verdict.falls_back_to_template


def test_shut_window_alone_falls_back_to_a_template() -> None:
    assert decide(replace(TEXT, last_inbound_at=LONG_AGO), NOW).falls_back_to_template
