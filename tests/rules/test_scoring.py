"""The score's arithmetic, factor by factor."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.bands import Band
from services.rules.reading import BudgetBand, BuyingSignal, IntentLevel, Objection, Timeline
from services.rules.score_policy import DAY_SECONDS, Factor, ScoreFacts
from services.rules.scoring import median_tenths, score

FACTS = st.builds(
    ScoreFacts,
    budget=st.sampled_from(BudgetBand),
    intent_level=st.sampled_from(IntentLevel),
    timeline=st.sampled_from(Timeline),
    buying_signals=st.lists(st.sampled_from(BuyingSignal), max_size=5).map(tuple),
    open_objections=st.lists(st.sampled_from(Objection), max_size=5).map(tuple),
    median_words_tenths=st.integers(0, 400),
    median_reply_seconds=st.none() | st.integers(0, 200_000),
    silence_seconds=st.integers(0, 100 * DAY_SECONDS),
    age_seconds=st.integers(0, 200 * DAY_SECONDS),
    interactions=st.integers(0, 20),
)

BEST = ScoreFacts(
    budget=BudgetBand.OVER_50K,
    intent_level=IntentLevel.HIGH,
    timeline=Timeline.IMMEDIATE,
    median_words_tenths=120,
    median_reply_seconds=60,
    interactions=5,
)


def tenths(facts: ScoreFacts, factor: Factor) -> int:
    return next(one.tenths for one in score(facts).contributions if one.factor is factor)


@pytest.mark.parametrize(
    ("facts", "factor", "expected"),
    [
        pytest.param(ScoreFacts(budget=BudgetBand.OVER_50K), Factor.BUDGET, 300, id="budget-50k"),
        pytest.param(ScoreFacts(budget=BudgetBand.FROM_5K_TO_50K), Factor.BUDGET, 240, id="budget-5k-50k"),
        pytest.param(ScoreFacts(budget=BudgetBand.FROM_1K_TO_5K), Factor.BUDGET, 140, id="budget-1k-5k"),
        pytest.param(ScoreFacts(budget=BudgetBand.UNDER_1K), Factor.BUDGET, 60, id="budget-under-1k"),
        pytest.param(ScoreFacts(), Factor.BUDGET, 0, id="budget-unknown"),
        pytest.param(ScoreFacts(intent_level=IntentLevel.MEDIUM), Factor.INTENT, 150, id="intent-medium"),
        pytest.param(
            ScoreFacts(
                intent_level=IntentLevel.MEDIUM,
                buying_signals=(BuyingSignal.ASK_PRICE, BuyingSignal.DEADLINE, BuyingSignal.ASK_PRICE),
                open_objections=(Objection.PRICE,),
            ),
            Factor.INTENT,
            160,
            id="two-distinct-signals-one-objection",
        ),
        pytest.param(replace(BEST, buying_signals=tuple(BuyingSignal)), Factor.INTENT, 250, id="signals-stop-at-25"),
        pytest.param(
            ScoreFacts(intent_level=IntentLevel.LOW, open_objections=tuple(Objection)[:3]),
            Factor.INTENT,
            0,
            id="objections-stop-at-0",
        ),
        pytest.param(BEST, Factor.ENGAGEMENT, 200, id="engagement-full"),
        pytest.param(ScoreFacts(median_words_tenths=60), Factor.ENGAGEMENT, 40, id="six-words-a-message"),
        pytest.param(ScoreFacts(timeline=Timeline.EXPLORING), Factor.ENGAGEMENT, 40, id="one-known-answer"),
        pytest.param(
            replace(BEST, silence_seconds=14 * DAY_SECONDS), Factor.ENGAGEMENT, 100, id="halved-after-14-days"
        ),
        pytest.param(replace(BEST, silence_seconds=28 * DAY_SECONDS), Factor.ENGAGEMENT, 50, id="quartered-after-28"),
        pytest.param(replace(BEST, silence_seconds=7 * DAY_SECONDS), Factor.ENGAGEMENT, 141, id="root-half-after-7"),
        pytest.param(ScoreFacts(median_reply_seconds=120), Factor.LATENCY, 150, id="within-2-min"),
        pytest.param(ScoreFacts(median_reply_seconds=121), Factor.LATENCY, 120, id="within-10-min"),
        pytest.param(ScoreFacts(median_reply_seconds=3600), Factor.LATENCY, 80, id="within-1-h"),
        pytest.param(ScoreFacts(median_reply_seconds=86_400), Factor.LATENCY, 40, id="within-24-h"),
        pytest.param(ScoreFacts(median_reply_seconds=86_401), Factor.LATENCY, 0, id="later"),
        pytest.param(ScoreFacts(), Factor.LATENCY, 75, id="no-reply-measured"),
        pytest.param(ScoreFacts(age_seconds=7 * DAY_SECONDS), Factor.LIFECYCLE, 50, id="a-week-old"),
        pytest.param(ScoreFacts(age_seconds=90 * DAY_SECONDS), Factor.LIFECYCLE, 0, id="ninety-days-old"),
        pytest.param(
            ScoreFacts(age_seconds=200 * DAY_SECONDS, interactions=9), Factor.LIFECYCLE, 50, id="old-but-active"
        ),
    ],
)
def test_factor_contributes(facts: ScoreFacts, factor: Factor, expected: int) -> None:
    assert tenths(facts, factor) == expected


def test_best_lead_scores_100_and_is_hot() -> None:
    result = score(BEST)

    assert (result.tenths, result.shown, result.band) == (1000, 100, Band.HOT)


def test_unknown_budget_says_what_it_could_add() -> None:
    contribution = score(ScoreFacts()).contributions[0]

    assert contribution.is_unknown
    assert dict(contribution.parameters) == {"up_to_tenths": 300}


def test_reasons_are_the_three_largest_in_order() -> None:
    reasons = score(replace(BEST, intent_level=IntentLevel.LOW)).reasons

    assert [reason.factor for reason in reasons] == [Factor.BUDGET, Factor.ENGAGEMENT, Factor.LATENCY]


@given(FACTS)
def test_contributions_stay_in_bounds_and_add_up(facts: ScoreFacts) -> None:
    result = score(facts)

    assert all(0 <= one.tenths <= one.max_tenths for one in result.contributions)
    assert sum(one.max_tenths for one in result.contributions) == 1000
    assert result.tenths == sum(one.tenths for one in result.contributions)


@given(FACTS, st.integers(1, 40 * DAY_SECONDS))
def test_silence_and_age_never_raise_a_score(facts: ScoreFacts, more: int) -> None:
    now = score(facts).tenths

    assert score(replace(facts, silence_seconds=facts.silence_seconds + more)).tenths <= now
    assert score(replace(facts, age_seconds=facts.age_seconds + more)).tenths <= now


@given(FACTS)
def test_better_facts_never_lower_a_score(facts: ScoreFacts) -> None:
    now = score(facts).tenths

    assert score(replace(facts, budget=BudgetBand.OVER_50K)).tenths >= now
    assert score(replace(facts, intent_level=IntentLevel.HIGH)).tenths >= now
    assert score(replace(facts, open_objections=())).tenths >= now
    assert score(replace(facts, median_words_tenths=facts.median_words_tenths + 10)).tenths >= now
    assert score(replace(facts, interactions=facts.interactions + 1)).tenths >= now


@pytest.mark.parametrize(
    ("values", "median"),
    [
        pytest.param([], 0, id="none"),
        pytest.param([7], 70, id="one"),
        pytest.param([9, 2], 55, id="even-count-has-a-half"),
        pytest.param([9, 1, 4], 40, id="odd-count"),
    ],
)
def test_median_is_exact_in_tenths(values: list[int], median: int) -> None:
    assert median_tenths(values) == median
