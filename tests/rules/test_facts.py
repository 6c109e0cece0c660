"""Facts: when they hold, when they warn, who approves, whether their wordings agree."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from services.rules.claims import Violation
from services.rules.facts import (
    ApprovalRefusal,
    Dates,
    FactState,
    Staleness,
    amount_of,
    approval_refusal,
    differences,
    says_value,
    staleness,
    state,
)

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def dates(approved: int | None, since: int = 0, until: int | None = None) -> Dates:
    """Days before (negative) or after now."""
    return Dates(
        approved_at=None if approved is None else NOW + approved * DAY,
        since=NOW + since * DAY,
        until=None if until is None else NOW + until * DAY,
    )


@pytest.mark.parametrize(
    ("given", "stands", "warns"),
    [
        pytest.param(dates(None), FactState.PROPOSED, None, id="proposed"),
        pytest.param(dates(None, until=-1), FactState.ENDED, None, id="withdrawn"),
        pytest.param(dates(-1, since=3), FactState.PLANNED, None, id="from a later day"),
        pytest.param(dates(-90, since=-90), FactState.IN_FORCE, None, id="ninety days are fresh"),
        pytest.param(dates(-91, since=-91), FactState.IN_FORCE, Staleness.OLD, id="older warns"),
        pytest.param(dates(-1, since=-1, until=8), FactState.IN_FORCE, None, id="ends in eight days"),
        pytest.param(dates(-1, since=-1, until=7), FactState.IN_FORCE, Staleness.ENDS_SOON, id="ends in a week"),
        pytest.param(dates(-99, since=-99, until=0), FactState.ENDED, None, id="ended now"),
    ],
)
def test_fact_stands_by_its_dates(given, stands, warns):
    assert (state(given, NOW), staleness(given, NOW)) == (stands, warns)


@pytest.mark.parametrize(
    ("own", "others", "differs", "note", "refused"),
    [
        pytest.param(False, 0, False, False, None, id="a colleague's"),
        pytest.param(True, 1, False, True, ApprovalRefusal.OWN, id="own, though another can"),
        pytest.param(True, 0, False, False, ApprovalRefusal.NEEDS_NOTE, id="the only writer says why"),
        pytest.param(True, 0, False, True, None, id="the only writer said why"),
        pytest.param(False, 1, True, False, ApprovalRefusal.NEEDS_NOTE, id="wordings differ"),
        pytest.param(False, 1, True, True, None, id="wordings differ, and it was said why"),
    ],
)
def test_who_may_approve(own, others, differs, note, refused):
    found = approval_refusal(is_own=own, other_writers=others, differs=differs, has_note=note)

    assert found is refused


@pytest.mark.parametrize(
    ("texts", "what"),
    [
        pytest.param({"en": "It starts at ₹5 lakh.", "hi": "यह ₹5 लाख से शुरू है।"}, None, id="same figure"),
        pytest.param({"en": "It starts at ₹5 lakh.", "hi": "यह ₹6 लाख से शुरू है।"}, Violation.FIGURE, id="other figure"),
        pytest.param({"en": "We are open on Monday.", "es": "Abrimos el martes."}, Violation.DAY, id="other day"),
        pytest.param({"en": "Tax is included.", "hinglish": "Tax included nahi hai."}, Violation.NEGATION, id="a no"),
        pytest.param({"hi": "यह ₹6 लाख से शुरू है।"}, None, id="nothing to compare with"),
    ],
)
def test_wordings_of_a_fact_are_compared(texts, what):
    grave = {one.what for one in differences(texts) if one.is_grave}

    assert grave == ({what} if what else set())


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        pytest.param("13,20,000", Decimal(1320000), id="Indian groups"),
        pytest.param("7.5", Decimal("7.5"), id="a part"),
        pytest.param("-1", None, id="below zero"),
        pytest.param("NaN", None, id="no number"),
        pytest.param("1e400", None, id="absurd"),
        pytest.param("about 7", None, id="words"),
    ],
)
def test_typed_amounts_are_numbers(words, amount):
    assert amount_of(words) == amount


def test_typed_value_stands_in_the_wording():
    text = "The Creta starts at ₹13.2 lakh on road."

    assert says_value(text, Decimal(1320000), "INR")
    assert not says_value(text, Decimal(1320000), "USD")
    assert not says_value(text, Decimal(1330000), "INR")
