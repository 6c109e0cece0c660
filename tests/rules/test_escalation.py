"""Which trigger fires, which is the reason, and what is done with the turn."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.escalation import FixedText, Situation, StepKind, Trigger, next_step
from services.rules.qualification import Question
from services.rules.reading import (
    BudgetBand,
    BuyingSignal,
    Evidence,
    Extracted,
    Intent,
    Objection,
    Reading,
    SensitiveTopic,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
COVERED = Situation(covered=True)
EMPTY = Situation(covered=False)
OPENING = Situation(covered=True, is_opening=True)
TWO_LAKH = Extracted(value=BudgetBand.FROM_1K_TO_5K, evidence=Evidence(text="2 lakh"))
WITH_PERSON = Situation(covered=True, ai_answers=False)

T = Trigger


def reading(**said: object) -> Reading:
    values: dict[str, object] = {"language": "en", "intent": Intent.INFORMATION, "confidence_millis": 900}
    return Reading(**(values | {"provider": "local"} | said))  # type: ignore[arg-type]


THREATENED = reading(sensitive=(SensitiveTopic.LEGAL,), asks_for_person=True)
PLAIN = reading()
STOP = reading(opted_out=True, sensitive=(SensitiveTopic.ABUSIVE,))


@pytest.mark.parametrize(
    ("heard", "situation", "fired"),
    [
        pytest.param(PLAIN, COVERED, (), id="plain-question"),
        pytest.param(THREATENED, COVERED, (T.SENSITIVE, T.ASKS_FOR_PERSON), id="first-match-is-the-reason"),
        pytest.param(
            reading(buying_signals=(BuyingSignal.READY_TO_BUY,)), COVERED, (T.READY_TO_BUY,), id="ready-to-buy"
        ),
        pytest.param(
            reading(buying_signals=(BuyingSignal.ASK_DEMO_CALL,)), COVERED, (T.READY_TO_BUY,), id="wants-a-call"
        ),
        pytest.param(reading(buying_signals=(BuyingSignal.ASK_PRICE,)), COVERED, (), id="asking-a-price-is-not-ready"),
        pytest.param(reading(confidence_millis=400), OPENING, (), id="unclear-opening-is-asked-about"),
        pytest.param(
            reading(confidence_millis=400, language="und"), OPENING, (T.LOW_CONFIDENCE,), id="opening-in-no-language"
        ),
        pytest.param(
            reading(confidence_millis=400), Situation(covered=True, asked=Question.INTENT), (), id="need-we-asked-for"
        ),
        pytest.param(
            reading(confidence_millis=400),
            Situation(covered=True, asked=Question.BUDGET),
            (T.LOW_CONFIDENCE,),
            id="unclear-instead-of-a-figure",
        ),
        pytest.param(
            reading(confidence_millis=400, intent=Intent.COMPETITOR_INQUIRY),
            COVERED,
            (T.LOW_CONFIDENCE,),
            id="guessed-competitor",
        ),
        pytest.param(reading(confidence_millis=400, budget=TWO_LAKH), COVERED, (), id="proven-figure-is-understood"),
        pytest.param(reading(budget=Extracted(value=BudgetBand.OVER_50K)), COVERED, (T.HIGH_BUDGET,), id="high-budget"),
        pytest.param(reading(intent=Intent.COMPETITOR_INQUIRY), COVERED, (T.COMPETITOR,), id="competitor-intent"),
        pytest.param(reading(objections=(Objection.COMPETITOR,)), COVERED, (T.COMPETITOR,), id="competitor-objection"),
        pytest.param(
            reading(objections=(Objection.PRICE, Objection.TRUST, Objection.PRICE)),
            COVERED,
            (),
            id="two-distinct-objections",
        ),
        pytest.param(
            reading(objections=(Objection.PRICE, Objection.TRUST, Objection.NEED)),
            COVERED,
            (T.OBJECTIONS,),
            id="three-at-once",
        ),
        pytest.param(
            reading(objections=(Objection.NEED,)),
            Situation(covered=True, earlier_objections=(Objection.PRICE, Objection.TRUST)),
            (T.OBJECTIONS,),
            id="third-over-several-turns",
        ),
        pytest.param(
            PLAIN,
            Situation(covered=True, earlier_objections=(Objection.PRICE, Objection.TRUST, Objection.NEED)),
            (),
            id="old-objections-do-not-fire-again",
        ),
        pytest.param(reading(confidence_millis=599), COVERED, (T.LOW_CONFIDENCE,), id="unsure"),
        pytest.param(reading(confidence_millis=600), COVERED, (), id="just-sure-enough"),
        pytest.param(reading(confidence_millis=200, is_small_talk=True), COVERED, (), id="greeting-never-unsure"),
        pytest.param(reading(confidence_millis=0), EMPTY, (T.NOT_COVERED,), id="no-confidence-without-credit"),
    ],
)
def test_triggers_fire_in_order(heard: Reading, situation: Situation, fired: tuple[Trigger, ...]) -> None:
    step = next_step(heard, situation, NOW)

    assert step.triggers == fired
    assert step.reason == (fired[0] if fired else None)


@pytest.mark.parametrize(
    ("heard", "situation", "kind", "text"),
    [
        pytest.param(PLAIN, COVERED, StepKind.ANSWER, None, id="answer"),
        pytest.param(THREATENED, COVERED, StepKind.REVIEW, FixedText.PLACEHOLDER, id="sensitive-to-review"),
        pytest.param(THREATENED, EMPTY, StepKind.REVIEW, FixedText.PLACEHOLDER, id="safety-works-without-credit"),
        pytest.param(THREATENED, WITH_PERSON, StepKind.REVIEW, None, id="sensitive-while-a-person-writes"),
        pytest.param(
            reading(asks_for_person=True), EMPTY, StepKind.ESCALATE, FixedText.HANDING_OVER, id="person-without-credit"
        ),
        pytest.param(PLAIN, EMPTY, StepKind.HOLD, FixedText.HOLDING, id="empty-wallet-is-not-silence"),
        pytest.param(PLAIN, WITH_PERSON, StepKind.SILENT, None, id="person-has-it"),
        pytest.param(STOP, EMPTY, StepKind.OPT_OUT, FixedText.STOP_CONFIRMATION, id="stop-before-everything"),
        pytest.param(
            STOP, Situation(covered=True, stop_confirmed=True), StepKind.OPT_OUT, None, id="stop-is-confirmed-once"
        ),
    ],
)
def test_step(heard: Reading, situation: Situation, kind: StepKind, text: FixedText | None) -> None:
    step = next_step(heard, situation, NOW)

    assert (step.kind, step.fixed_text) == (kind, text)


@pytest.mark.parametrize(
    ("hours_ago", "text"),
    [pytest.param(23, None, id="told-23-h-ago"), pytest.param(24, FixedText.HOLDING, id="told-a-day-ago")],
)
def test_holding_text_goes_out_once_a_day(hours_ago: int, text: FixedText | None) -> None:
    told = Situation(covered=False, holding_text_sent_at=NOW - timedelta(hours=hours_ago))

    assert next_step(PLAIN, told, NOW).fixed_text is text
