"""Who gets a lead, and what the ledger says about the others."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.bands import Band
from services.rules.candidates import Candidate, Need, Passed
from services.rules.routing import Choice, Outcome, choose, queue_order

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=300)
HOT = Need(band=Band.HOT, language="hi")
WARM = Need(band=Band.WARM, language="hi")
COLD = Need(band=Band.COLD, language="hi")

MEERA = Candidate(
    member_id=UUID(int=1), available_at=NOW, joined_at=LONG_AGO, languages=frozenset({"hi"}), open_hot=2, recent_warm=4
)
DEV = replace(MEERA, member_id=UUID(int=2))


def passed(choice: Choice, candidate: Candidate) -> Passed | None:
    return next(one.passed for one in choice.considered if one.candidate == candidate)


@pytest.mark.parametrize(
    ("need", "other", "reason"),
    [
        pytest.param(HOT, replace(DEV, is_enabled=False), Passed.DISABLED, id="disabled"),
        pytest.param(HOT, replace(DEV, is_present=False), Passed.AWAY, id="away"),
        pytest.param(HOT, replace(DEV, available_at=NOW + timedelta(1)), Passed.OUTSIDE_HOURS, id="outside-hours"),
        pytest.param(HOT, replace(DEV, open_conversations=15), Passed.AT_CAPACITY, id="at-capacity"),
        pytest.param(
            HOT, replace(DEV, languages=frozenset(), open_hot=0), Passed.WORSE_MATCH, id="language-before-load"
        ),
        pytest.param(HOT, replace(DEV, open_hot=3), Passed.MORE_OPEN_HOT, id="more-open-hot"),
        pytest.param(HOT, replace(DEV, last_hot_at=LONG_AGO), Passed.HOT_MORE_RECENTLY, id="never-had-one-goes-first"),
        pytest.param(HOT, replace(DEV, performance_millis=-1), Passed.LOWER_PERFORMANCE, id="performance-breaks-ties"),
        pytest.param(HOT, DEV, Passed.EQUAL, id="equal"),
        pytest.param(WARM, replace(DEV, recent_warm=5), Passed.MORE_WARM, id="more-warm"),
        pytest.param(
            WARM, replace(DEV, recent_warm=3, share_percent=50), Passed.MORE_WARM, id="more-than-half-a-share"
        ),
        pytest.param(WARM, replace(DEV, last_assigned_at=LONG_AGO), Passed.IDLE_FOR_LESS, id="idle-for-less"),
        pytest.param(WARM, replace(DEV, open_conversations=15), Passed.AT_CAPACITY, id="warm-at-capacity"),
        pytest.param(
            WARM, replace(DEV, recent_warm=3, joined_at=NOW - timedelta(days=2)), Passed.MORE_WARM, id="joiner-by-day"
        ),
        pytest.param(replace(COLD, is_escalated=True), replace(DEV, open_hot=3), Passed.MORE_OPEN_HOT, id="escalated"),
    ],
)
def test_better_candidate_gets_it_and_the_ledger_says_why(need: Need, other: Candidate, reason: Passed) -> None:
    choice = choose(need, [other, MEERA], NOW)

    assert choice.member_id == MEERA.member_id
    assert (passed(choice, MEERA), passed(choice, other)) == (None, reason)


def test_performance_never_outranks_load() -> None:
    star = replace(DEV, open_hot=3, performance_millis=999)

    assert choose(HOT, [star, MEERA], NOW).member_id == MEERA.member_id


def test_hot_lead_without_available_sdr_is_queued_and_the_manager_alerted() -> None:
    choice = choose(HOT, [replace(MEERA, is_present=False)], NOW)

    assert (choice.outcome, choice.member_id, choice.alerts_manager) == (Outcome.QUEUED, None, True)


def test_warm_lead_may_wait_for_an_sdr_who_is_out() -> None:
    out = replace(MEERA, is_present=False, available_at=NOW + timedelta(hours=12))

    assert choose(WARM, [out], NOW).member_id == out.member_id


@pytest.mark.parametrize(
    ("need", "outcome"),
    [
        pytest.param(COLD, Outcome.RECOVERY, id="ai-tries-first"),
        pytest.param(replace(COLD, recovery_ended=True), Outcome.JUNIOR_POOL, id="then-the-junior-pool"),
    ],
)
def test_cold_lead_goes_to_recovery_then_to_juniors(need: Need, outcome: Outcome) -> None:
    assert choose(need, [MEERA], NOW).outcome is outcome


@pytest.mark.parametrize(
    ("need", "owner", "returns"),
    [
        pytest.param(HOT, replace(DEV, open_hot=9), True, id="owner-there-despite-load"),
        pytest.param(COLD, DEV, True, id="cold-contact-returns"),
        pytest.param(HOT, replace(DEV, available_at=NOW + timedelta(minutes=10)), True, id="owner-in-10-min"),
        pytest.param(HOT, replace(DEV, available_at=NOW + timedelta(minutes=11)), False, id="owner-too-late-for-hot"),
        pytest.param(WARM, replace(DEV, available_at=NOW + timedelta(hours=24)), True, id="warm-owner-tomorrow"),
        pytest.param(HOT, replace(DEV, is_present=False), False, id="owner-away"),
        pytest.param(HOT, replace(DEV, is_enabled=False), False, id="owner-disabled"),
    ],
)
def test_returning_contact_goes_to_its_owner_within_the_sla(need: Need, owner: Candidate, returns: bool) -> None:
    choice = choose(replace(need, owner_id=owner.member_id), [MEERA, owner], NOW)

    assert choice.returned_to_owner is returns
    assert (choice.member_id == owner.member_id) is returns


@given(
    st.lists(st.integers(0, 5), min_size=1, max_size=6).flatmap(lambda loads: st.permutations(list(enumerate(loads))))
)
def test_choice_does_not_depend_on_the_order_of_candidates(loads: list[tuple[int, int]]) -> None:
    team = [replace(MEERA, member_id=UUID(int=i + 1), open_hot=load) for i, load in loads]

    choice = choose(HOT, team, NOW)

    assert choice.member_id == choose(HOT, sorted(team, key=lambda one: one.member_id), NOW).member_id
    assert [one.passed for one in choice.considered].count(None) == 1


def test_queue_is_drained_by_score_then_by_wait() -> None:
    waiting = [(700, NOW), (900, NOW), (700, LONG_AGO)]

    assert sorted(waiting, key=lambda one: queue_order(*one)) == [(900, NOW), (700, LONG_AGO), (700, NOW)]
