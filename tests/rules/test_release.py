import pytest

from services.rules.release import (
    PromptState,
    ReplayCounts,
    Verdict,
    is_canary_turn,
    may_move,
    needs_replay,
    verdict,
)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param(ReplayCounts(compared=20), Verdict.PASSED, id="twenty that stay the same"),
        pytest.param(ReplayCounts(compared=19), Verdict.TOO_FEW, id="nineteen are too few to tell"),
        pytest.param(ReplayCounts(compared=0), Verdict.TOO_FEW, id="nothing to compare with"),
        pytest.param(ReplayCounts(compared=100, changed_intents=15), Verdict.PASSED, id="at the bound of change"),
        pytest.param(ReplayCounts(compared=100, changed_intents=16), Verdict.CHANGED_TOO_MUCH, id="intents beyond it"),
        pytest.param(ReplayCounts(compared=100, changed_bands=16), Verdict.CHANGED_TOO_MUCH, id="bands beyond it"),
        pytest.param(
            ReplayCounts(compared=100, changed_escalations=16), Verdict.CHANGED_TOO_MUCH, id="escalations beyond it"
        ),
        pytest.param(ReplayCounts(compared=95, failed=5), Verdict.PASSED, id="one call in twenty may fail"),
        pytest.param(ReplayCounts(compared=94, failed=6), Verdict.FAILURES, id="more may not"),
        pytest.param(ReplayCounts(compared=0, failed=40), Verdict.FAILURES, id="an engine that never answers"),
        pytest.param(ReplayCounts(compared=500, lost_safety=1), Verdict.SAFETY_LOST, id="one lost opt-out is too much"),
        pytest.param(ReplayCounts(compared=3, lost_safety=1), Verdict.SAFETY_LOST, id="safety before the number"),
    ],
)
def test_gate(counts: ReplayCounts, expected: Verdict) -> None:
    assert verdict(counts) is expected


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (PromptState.DRAFT, PromptState.CANARY, True),
        (PromptState.CANARY, PromptState.ACTIVE, True),
        (PromptState.ACTIVE, PromptState.RETIRED, True),
        (PromptState.RETIRED, PromptState.ACTIVE, True),
        (PromptState.ACTIVE, PromptState.DRAFT, False),
        (PromptState.RETIRED, PromptState.DRAFT, False),
        (PromptState.ACTIVE, PromptState.ACTIVE, False),
    ],
)
def test_prompts_move_forward_and_back_by_name(before: PromptState, after: PromptState, allowed: bool) -> None:
    assert may_move(before, after) is allowed


def test_only_states_that_read_live_turns_need_a_replay() -> None:
    assert {state for state in PromptState if needs_replay(state)} == {PromptState.CANARY, PromptState.ACTIVE}


def test_a_tenth_of_the_conversations_are_the_canarys() -> None:
    assert sum(is_canary_turn(bucket) for bucket in range(100)) == 10
