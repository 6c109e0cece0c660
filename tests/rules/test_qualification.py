"""The interview: what is asked, what is kept, when it ends."""

import pytest

from services.rules.qualification import (
    Answers,
    Progress,
    Question,
    Stage,
    ask,
    hear,
    merge,
    next_question,
    resume,
    stage,
)
from services.rules.reading import (
    BudgetBand,
    Evidence,
    Extracted,
    Intent,
    IntentLevel,
    Objection,
    Reading,
    Timeline,
)

Q = Question


def reading(**said: object) -> Reading:
    values: dict[str, object] = {"language": "en", "intent": Intent.INFORMATION, "confidence_millis": 900}
    return Reading(**(values | {"provider": "local"} | said))  # type: ignore[arg-type]


def budget(band: BudgetBand, words: str) -> Extracted[BudgetBand]:
    return Extracted(value=band, evidence=Evidence(text=words))


INTENT = {"intent_level": Extracted(value=IntentLevel.HIGH, evidence=Evidence(text="we want to buy"))}
BUDGET = {"budget": budget(BudgetBand.FROM_1K_TO_5K, "two lakh")}
TIMELINE = {"timeline": Extracted(value=Timeline.IMMEDIATE, evidence=Evidence(text="this week"))}


def interview(*readings: Reading) -> Progress:
    """Asks whenever it may, and hears one reading after each question."""
    progress = Progress()
    for heard in readings:
        question = next_question(progress)
        progress = hear(ask(progress, question) if question else progress, heard)
    return progress


@pytest.mark.parametrize(
    ("known", "question"),
    [
        pytest.param({}, Q.INTENT, id="nothing-known"),
        pytest.param(INTENT, Q.BUDGET, id="intent-known"),
        pytest.param(BUDGET, Q.INTENT, id="budget-volunteered-is-not-asked"),
        pytest.param(INTENT | BUDGET, Q.TIMELINE, id="only-timeline-left"),
        pytest.param(INTENT | BUDGET | TIMELINE, None, id="all-known"),
    ],
)
def test_question_is_the_first_unknown(known: dict[str, object], question: Question | None) -> None:
    assert next_question(hear(Progress(), reading(**known))) is question


def test_silent_contact_is_asked_each_twice_and_never_one_twice_in_a_row() -> None:
    progress = interview(*[reading()] * 8)

    assert progress.asked == (Q.INTENT, Q.BUDGET, Q.TIMELINE) * 2
    assert stage(progress) is Stage.EXHAUSTED


def test_declined_question_is_not_asked_again() -> None:
    private = reading(objections=(Objection.DATA_PRIVACY,))

    progress = interview(reading(**INTENT), private, *[reading()] * 6)

    assert progress.asked == (Q.INTENT, Q.BUDGET, Q.TIMELINE, Q.TIMELINE)


@pytest.mark.parametrize(
    ("heard", "escalates", "ended"),
    [
        pytest.param(INTENT | BUDGET | TIMELINE, False, Stage.COMPLETE, id="all-three-known"),
        pytest.param({"asks_for_person": True}, False, Stage.ESCALATED, id="asks-for-a-person"),
        pytest.param({}, True, Stage.ESCALATED, id="trigger"),
        pytest.param({"opted_out": True}, True, Stage.OPTED_OUT, id="opt-out-outranks"),
        pytest.param({}, False, Stage.ASKING, id="goes-on"),
    ],
)
def test_interview_ends(heard: dict[str, object], escalates: bool, ended: Stage) -> None:
    assert stage(hear(Progress(), reading(**heard), escalates=escalates)) is ended


def test_interview_goes_on_after_a_person_hands_back() -> None:
    escalated = hear(Progress(), reading(**INTENT), escalates=True)

    assert next_question(escalated) is None
    assert next_question(resume(escalated)) is Q.BUDGET


def test_correction_wins_and_the_first_figure_is_kept() -> None:
    first, second = (
        budget(BudgetBand.FROM_1K_TO_5K, "two lakh"),
        budget(BudgetBand.FROM_5K_TO_50K, "no, I mean 20 lakh"),
    )

    answers = merge(merge(Answers(), reading(budget=first)), reading(budget=second))

    assert answers.budget.current == second
    assert answers.budget.earlier == (first,)


def test_hearing_the_same_turn_again_changes_nothing() -> None:
    once = merge(Answers(), reading(**BUDGET))

    assert merge(once, reading(**BUDGET)) == once


def test_guess_without_words_is_no_answer() -> None:
    guessed = reading(budget=Extracted(value=BudgetBand.OVER_50K))

    assert merge(Answers(), guessed).known_count == 0
