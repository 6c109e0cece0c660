"""Prices, holds and bills in tenths of a token, and what the plans grant."""

from itertools import product

import pytest

from services.rules.plans import PLANS, PlanCode
from services.rules.rate_card import Operation, RateCard, ReplyKind, TurnOutcome, ceiling, price, settle, total_deci
from services.rules.top_ups import TOP_UPS, saving_percent

Op = Operation


@pytest.mark.parametrize(
    ("operation", "deci"),
    [
        pytest.param(Op.VERIFICATION, 5, id="verification"),
        pytest.param(Op.SCORE, 5, id="score"),
        pytest.param(Op.INBOUND_WHATSAPP, 1, id="whatsapp-inbound"),
        pytest.param(Op.INBOUND_SOCIAL, 2, id="social-inbound"),
        pytest.param(Op.INTENT, 10, id="intent"),
        pytest.param(Op.QUALIFICATION_MESSAGE, 20, id="qualification"),
        pytest.param(Op.PERSUASION_MESSAGE, 30, id="persuasion"),
        pytest.param(Op.COLD_RECOVERY, 25, id="cold-recovery"),
        pytest.param(Op.ESCALATION, 5, id="escalation"),
        pytest.param(Op.APPOINTMENT, 10, id="appointment"),
        pytest.param(Op.ROUTING, 10, id="routing"),
        pytest.param(Op.HIGH_RISK_REVIEW, 50, id="review"),
        pytest.param(Op.COPILOT_TEXT, 10, id="copilot-text"),
    ],
)
def test_operation_has_the_documents_price(operation: Operation, deci: int) -> None:
    assert price(operation) == deci


@pytest.mark.parametrize(
    ("outcome", "deci"),
    [
        pytest.param(TurnOutcome(was_read=False), 0, id="nothing-done"),
        pytest.param(TurnOutcome(was_read=True, reply=ReplyKind.QUALIFICATION), 35, id="asks-a-question"),
        pytest.param(TurnOutcome(was_read=True, reply=ReplyKind.PERSUASION), 45, id="persuades"),
        pytest.param(
            TurnOutcome(was_read=True, reply=ReplyKind.FIXED, was_escalated=True), 20, id="fixed-text-is-free"
        ),
        pytest.param(
            TurnOutcome(was_read=True, reply=ReplyKind.PERSUASION, was_routed=True, was_escalated=True),
            60,
            id="everything",
        ),
    ],
)
def test_turn_is_settled_to_what_happened(outcome: TurnOutcome, deci: int) -> None:
    assert total_deci(settle(outcome)) == deci


def test_no_turn_costs_more_than_its_hold() -> None:
    flags = product([False, True], ReplyKind, [False, True], [False, True])
    bills = [
        settle(TurnOutcome(was_read=read, reply=reply, was_routed=routed, was_escalated=escalated))
        for read, reply, routed, escalated in flags
    ]

    assert ceiling() == 60
    assert max(total_deci(bill) for bill in bills) == 60


def test_operators_card_changes_hold_and_bill() -> None:
    card = RateCard(version="dearer", prices_deci=RateCard().prices_deci | {Op.INTENT: 15})

    assert ceiling(card) == 65
    assert [charge.amount_deci for charge in settle(TurnOutcome(was_read=True), card)] == [15, 5]


@pytest.mark.parametrize(
    ("plan", "grant_deci", "limit_deci"),
    [
        pytest.param(PlanCode.LEADOS_STARTER, 2_500, 80, id="leados-starter"),
        pytest.param(PlanCode.LEADOS_PRO, 7_500, 240, id="leados-pro"),
        pytest.param(PlanCode.AGENTOS, 4_000, 130, id="agentos"),
        pytest.param(PlanCode.FULL_OS, 10_000, 320, id="full-os"),
    ],
)
def test_plan_grants_half_its_price_in_tokens(plan: PlanCode, grant_deci: int, limit_deci: int) -> None:
    terms = PLANS[plan]

    assert (terms.grant_deci, terms.burn_limit_deci) == (grant_deci, limit_deci)
    assert terms.grant_deci * 20 == terms.price_minor


def test_larger_top_ups_save_what_the_document_says() -> None:
    assert [saving_percent(offer) for offer in TOP_UPS] == [0, 20, 30, 40]
