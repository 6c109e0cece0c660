"""Which contacts may become one, what goes on, and what is evidence enough to suggest it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.rules.merging import (
    GONE,
    SAME,
    Evidence,
    Known,
    LeadSide,
    Side,
    ThreadSide,
    evidence,
    going_on,
    merge_fault,
    staying,
)

NOW = datetime(2026, 11, 23, tzinfo=UTC)
ONE, OTHER, PERSON = UUID(int=1), UUID(int=2), UUID(int=3)


def side(contact_id: UUID, *, is_erased: bool = False, joined_as: UUID | None = None) -> Side:
    return Side(contact_id=contact_id, is_erased=is_erased, joined_as=joined_as)


@pytest.mark.parametrize(
    ("one", "other", "fault"),
    [
        pytest.param(side(ONE), side(OTHER), "", id="two contacts"),
        pytest.param(side(ONE), side(ONE), SAME, id="with itself"),
        pytest.param(side(ONE, joined_as=PERSON), side(OTHER, joined_as=PERSON), SAME, id="joined already"),
        pytest.param(side(ONE, joined_as=PERSON), side(OTHER), "", id="a third number"),
        pytest.param(side(ONE), side(OTHER, is_erased=True), GONE, id="an erased one"),
    ],
)
def test_who_may_be_joined(one: Side, other: Side, fault: str) -> None:
    assert merge_fault(one, other) == fault


@pytest.mark.parametrize(
    ("is_open", "heard", "goes_on"),
    [
        pytest.param((False, False), (0, 5), ONE, id="where it wrote last"),
        pytest.param((False, True), (0, 5), OTHER, id="where it waits for an answer"),
        pytest.param((True, True), (5, 0), OTHER, id="waits in both: the last"),
        pytest.param((False, False), (None, 5), OTHER, id="never wrote in one"),
    ],
)
def test_conversation_that_goes_on(is_open: tuple[bool, bool], heard: tuple[int | None, int], goes_on: UUID) -> None:
    threads = [
        ThreadSide(id=id_, has_open_turn=open_, last_inbound_at=None if ago is None else NOW - timedelta(hours=ago))
        for id_, open_, ago in zip((ONE, OTHER), is_open, heard, strict=True)
    ]

    assert going_on(threads) == goes_on


def test_lead_that_somebody_works_on_stays() -> None:
    older = LeadSide(id=ONE, has_owner=False, created_at=NOW - timedelta(days=9))
    owned = LeadSide(id=OTHER, has_owner=True, created_at=NOW)

    assert (staying([older, owned]), staying([older])) == (OTHER, ONE)


@pytest.mark.parametrize(
    ("names", "days_apart", "suggested"),
    [
        pytest.param(("Ravi Kumar", "ravi  kumar"), 3, True, id="same full name, close in time"),
        pytest.param(("Ravi", "Ravi"), 0, False, id="a first name is thousands of people"),
        pytest.param(("Ravi Kumar", "Ravi Nair"), 0, False, id="other name"),
        pytest.param(("Ravi Kumar", "Ravi Kumar"), 31, False, id="a month and a day apart"),
        pytest.param(("", ""), 0, False, id="nameless"),
    ],
)
def test_what_is_evidence_enough(names: tuple[str, str], days_apart: int, suggested: bool) -> None:
    start = NOW - timedelta(days=90)
    one = Known(name=names[0], first_at=start, last_at=start + timedelta(days=2))
    later = one.last_at + timedelta(days=days_apart)
    other = Known(name=names[1], first_at=later, last_at=later + timedelta(days=1))

    both = (Evidence.SAME_NAME, Evidence.OVERLAPPING_TIME)
    assert evidence(one, other) == evidence(other, one) == (both if suggested else ())
