"""Who may take a review and decide it, and when the AI may take a conversation up again."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.rules import review
from services.rules.ai_control import IDLE_BEFORE_RESUMING, Ownership, resumes
from services.rules.review import Claim, ReviewDecision, ReviewState

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)
LEELA, OMAR = UUID(int=1), UUID(int=2)


def _ago(minutes: int) -> datetime:
    return NOW - timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("state", "claim", "may"),
    [
        pytest.param(ReviewState.OPEN, Claim(), True, id="nobody has it"),
        pytest.param(ReviewState.CLAIMED, Claim(member_id=LEELA, at=_ago(14)), False, id="a colleague has it"),
        pytest.param(ReviewState.CLAIMED, Claim(member_id=LEELA, at=_ago(16)), True, id="its claimant left"),
        pytest.param(ReviewState.DECIDED, Claim(member_id=LEELA, at=_ago(99)), False, id="decided"),
        pytest.param(ReviewState.CLOSED, Claim(member_id=LEELA, at=_ago(99)), False, id="closed"),
    ],
)
def test_who_may_take_a_task(state: ReviewState, claim: Claim, may: bool) -> None:
    assert review.may_claim(state, claim, NOW) is may


@pytest.mark.parametrize(
    ("state", "member", "may"),
    [
        pytest.param(ReviewState.CLAIMED, LEELA, True, id="who holds it"),
        pytest.param(ReviewState.CLAIMED, OMAR, False, id="somebody else"),
        pytest.param(ReviewState.CLAIMED, None, False, id="no member"),
        pytest.param(ReviewState.OPEN, LEELA, False, id="not claimed"),
        pytest.param(ReviewState.DECIDED, LEELA, False, id="decided before"),
    ],
)
def test_who_may_decide(state: ReviewState, member: UUID | None, may: bool) -> None:
    assert review.may_decide(state, Claim(member_id=LEELA, at=_ago(1)), member) is may


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (ReviewDecision.HAND_BACK, ReviewState.CLOSED),
        (ReviewDecision.NO_REPLY, ReviewState.CLOSED),
        (ReviewDecision.MEMBER_REPLIES, ReviewState.DECIDED),
    ],
)
def test_only_an_owed_reply_keeps_a_task(decision: ReviewDecision, state: ReviewState) -> None:
    assert review.after(decision) is state


@pytest.mark.parametrize(
    ("owned", "allowed", "takes_up"),
    [
        pytest.param(Ownership(acted_at=NOW - IDLE_BEFORE_RESUMING), True, True, id="30 min idle"),
        pytest.param(Ownership(acted_at=_ago(29)), True, False, id="29 min idle"),
        pytest.param(Ownership(acted_at=_ago(99)), False, False, id="the tenant does not allow it"),
        pytest.param(Ownership(acted_at=None), True, False, id="escalated, and nobody took it up"),
        pytest.param(Ownership(acted_at=_ago(99), is_reviewed=True), True, False, id="under review"),
    ],
)
def test_when_the_ai_resumes(owned: Ownership, allowed: bool, takes_up: bool) -> None:
    assert resumes(owned, NOW, allowed=allowed) is takes_up
