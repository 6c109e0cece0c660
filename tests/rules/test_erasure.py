"""Who may ask, who may approve, when it is done, and what is due to a contact by its age."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.rules.erasure import (
    Authority,
    ErasureState,
    Request,
    Timing,
    approval_fault,
    asks_for_erasure,
    authority_fault,
    due_at,
)
from services.rules.retention import Kept, RetentionPolicy, RetentionStep, months_before, policy_fault, step_due

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
MEERA, BOSS = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Please delete my data", True),
        ("ERASE ALL MY PERSONAL INFORMATION!", True),
        ("I want the right to be forgotten", True),
        ("mera data delete kar do", True),
        ("मेरा डेटा हटा दो", True),
        ("احذفوا بياناتي من فضلكم", True),
        ("Quiero que borren mis datos", True),
        ("আমার তথ্য মুছে দিন", True),
        ("delete my last message", False),
        ("what data do you keep?", False),
        ("data delete hone ka darr hai", False),
        ("delete my data " * 30, False),
    ],
)
def test_request_is_heard_in_every_language_and_not_overheard(text: str, expected: bool) -> None:
    assert asks_for_erasure(text) is expected


@pytest.mark.parametrize(
    ("authority", "heard_days_ago", "holds"),
    [
        (Authority.OWN_MESSAGE, 1, True),
        (Authority.OWN_MESSAGE, 31, False),
        (Authority.OWN_MESSAGE, None, False),
        (Authority.IDENTITY_SEEN, None, True),
        (Authority.LEGAL_ORDER, 400, True),
    ],
)
def test_own_message_speaks_for_a_month(authority: Authority, heard_days_ago: int | None, holds: bool) -> None:
    heard_at = None if heard_days_ago is None else NOW - timedelta(days=heard_days_ago)

    assert (authority_fault(authority, heard_at, NOW) is None) is holds


@pytest.mark.parametrize(
    ("state", "requested_by", "approver", "says"),
    [
        (ErasureState.REQUESTED, MEERA, BOSS, None),
        (ErasureState.REQUESTED, None, BOSS, None),
        (ErasureState.REQUESTED, BOSS, BOSS, "yourself"),
        (ErasureState.REQUESTED, None, None, "person"),
        (ErasureState.COMPLETED, MEERA, BOSS, "decided already"),
        (ErasureState.REFUSED, MEERA, BOSS, "decided already"),
    ],
)
def test_who_asks_never_approves(state, requested_by, approver, says) -> None:
    request = Request(state=state, authority=Authority.OWN_MESSAGE, requested_by=requested_by)
    fault = approval_fault(request, approver)

    assert (says is None) == (fault is None)
    assert says is None or says in str(fault)


def test_timing_is_at_once_or_after_the_log_year() -> None:
    assert due_at(Timing.AT_ONCE, NOW) == NOW
    assert due_at(Timing.AFTER_LOG_YEAR, NOW) == NOW.replace(year=2027)


@pytest.mark.parametrize(
    ("heard", "open_lead", "masked", "expected"),
    [
        pytest.param(datetime(2025, 10, 1, tzinfo=UTC), False, False, RetentionStep.KEEP, id="six months minus a day"),
        pytest.param(datetime(2025, 9, 30, 12, tzinfo=UTC), False, False, RetentionStep.MASK, id="six months"),
        pytest.param(datetime(2025, 9, 1, tzinfo=UTC), True, False, RetentionStep.KEEP, id="lead still open"),
        pytest.param(datetime(2025, 9, 1, tzinfo=UTC), False, True, RetentionStep.KEEP, id="masked already"),
        pytest.param(datetime(2024, 3, 31, 12, tzinfo=UTC), True, False, RetentionStep.ERASE, id="two years"),
        pytest.param(datetime(2024, 4, 1, tzinfo=UTC), False, True, RetentionStep.KEEP, id="two years minus a day"),
    ],
)
def test_what_is_due(heard: datetime, open_lead: bool, masked: bool, expected: RetentionStep) -> None:
    kept = Kept(last_heard_at=heard, has_open_lead=open_lead, is_masked=masked)

    assert step_due(kept, RetentionPolicy(), NOW) is expected


def test_months_end_on_their_last_day() -> None:
    assert months_before(NOW, 1).date().isoformat() == "2026-02-28"
    assert months_before(NOW, 25).date().isoformat() == "2024-02-29"


@pytest.mark.parametrize(
    ("mask", "erase", "holds"), [(6, 24, True), (6, 6, True), (7, 6, False), (0, 24, False), (6, 999, False)]
)
def test_policy_masks_before_it_erases(mask: int, erase: int, holds: bool) -> None:
    assert (policy_fault(mask, erase) is None) is holds
