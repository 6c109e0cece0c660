"""Which record of consent decides, which wordings may be shown, how often a form may be sent."""

from datetime import UTC, datetime, timedelta

import pytest

from services.rules.consent import ConsentAct, ConsentPurpose, ConsentRecord, consents, person_consents
from services.rules.consent_wording import FIRST_WORDING, fault_of
from services.rules.form_pace import PER_ADDRESS, WINDOW, Sent, count_one, is_too_many

NOW = datetime(2026, 11, 23, 6, 30, tzinfo=UTC)


def _record(act: str, minute: int, purpose: str = "marketing") -> ConsentRecord:
    at = NOW + timedelta(minutes=minute)
    return ConsentRecord(purpose=ConsentPurpose(purpose), act=ConsentAct(act), at=at)


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        pytest.param([], False, id="nothing said"),
        pytest.param([_record("given", 0)], True, id="given"),
        pytest.param([_record("given", 0), _record("withdrawn", 1)], False, id="taken back"),
        pytest.param([_record("withdrawn", 0), _record("given", 1)], True, id="given again"),
        pytest.param([_record("given", 1), _record("withdrawn", 0)], True, id="in any order"),
        pytest.param([_record("withdrawn", 0), _record("given", 0)], False, id="at one moment the withdrawal counts"),
        pytest.param([_record("given", 0, "service")], False, id="another purpose is none"),
    ],
)
def test_last_record_of_a_purpose_decides(records: list[ConsentRecord], expected: bool) -> None:
    assert consents(records, ConsentPurpose.MARKETING) is expected


@pytest.mark.parametrize("language", FIRST_WORDING)
def test_first_wordings_are_usable(language: str) -> None:
    assert fault_of(FIRST_WORDING[language]) is None


@pytest.mark.parametrize(
    ("wording", "says"),
    [
        ("I agree. STOP ends it.", "{business}"),
        ("I agree that {business} writes.", "STOP"),
        ("{business} {price} STOP", "Only {business}"),
        ("{business} STOP" + "x" * 1200, "under 1200"),
    ],
)
def test_wording_that_proves_nothing_is_refused(wording: str, says: str) -> None:
    assert says in (fault_of(wording) or "")


def test_form_is_slowed_within_its_window_only() -> None:
    sent = None
    for _ in range(PER_ADDRESS):
        sent = count_one(sent, NOW)
        assert not is_too_many(sent, PER_ADDRESS)

    assert is_too_many(count_one(sent, NOW), PER_ADDRESS)
    assert count_one(sent, NOW + WINDOW) == Sent(posts=1, since=NOW + WINDOW)
    assert count_one(sent, NOW - timedelta(hours=1)).posts == 1


@pytest.mark.parametrize(
    ("days", "joined_on", "agrees"),
    [
        pytest.param(((1, None), (None, None)), 5, True, id="one agreed, the other was never asked"),
        pytest.param(((1, None), (None, 0)), 5, False, id="a withdrawal by one number is stricter than a later yes"),
        pytest.param(((7, None), (None, 0)), 5, True, id="a yes after the merge is that of the whole person"),
        pytest.param(((7, None), (None, 9)), 5, False, id="a withdrawal after it too"),
        pytest.param(((None, None), (None, None)), 5, False, id="nobody said anything"),
    ],
)
def test_joined_contacts_agree_where_the_stricter_does(
    days: tuple[tuple[int | None, int | None], ...], joined_on: int, *, agrees: bool
) -> None:
    start = datetime(2026, 11, 1, tzinfo=UTC)
    contacts = [
        [
            ConsentRecord(purpose=ConsentPurpose.MARKETING, act=act, at=start + timedelta(days=day))
            for act, day in ((ConsentAct.GIVEN, given), (ConsentAct.WITHDRAWN, withdrawn))
            if day is not None
        ]
        for given, withdrawn in days
    ]

    joined_at = start + timedelta(days=joined_on)
    assert person_consents(contacts, ConsentPurpose.MARKETING, joined_at) is agrees
