"""Events read as a person would say them: values with their units, codes as words, times in the company's zone."""

from zoneinfo import ZoneInfo

import pytest

from services.events.catalog.every import all_events
from services.screens.audit_words import changes, title

INDIA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("view", "said"),
    [
        pytest.param({"amount_deci": 15}, ("Amount", "", "1.5 tokens"), id="tokens"),
        pytest.param({"amount_deci": -10_000}, ("Amount", "", "−1,000 tokens"), id="a-thousand-taken"),
        pytest.param({"amount_deci": 10}, ("Amount", "", "1 token"), id="one-token"),
        pytest.param({"before_tenths": 410, "after_tenths": 725}, ("Score", "41", "72.5"), id="score"),
        pytest.param({"before": None, "after": "high"}, ("Now", "", "high"), id="first-answer"),
        pytest.param({"before": "away", "after": "available"}, ("Now", "away", "available"), id="a-change"),
        pytest.param({"confidence_millis": 930}, ("Confidence", "", "93 %"), id="share"),
        pytest.param({"due_at": "2026-11-23T20:42:00+00:00"}, ("Due", "", "24 Nov 2026, 02:12"), id="time"),
        pytest.param({"reason": "asks_for_person"}, ("Reason", "", "asks for person"), id="code"),
        pytest.param(
            {"operations": ["intent:10", "cold_recovery:25"]},
            ("Operations", "", "intent 1, cold recovery 2.5"),
            id="list",
        ),
        pytest.param({"through_seq": 12345}, ("Verified to event", "", "12,345"), id="number"),
        pytest.param({"is_on": False}, ("Is on", "", "no"), id="no"),
    ],
)
def test_value_is_said(view, said):
    [change] = changes(view, INDIA)

    assert (change.field, change.before, change.after) == said


@pytest.mark.parametrize("view", [{"lead_id": "x"}, {"before": "x"}, {"reason": None}, {"all_reasons": []}])
def test_ids_and_nothings_are_left_out(view):
    assert changes(view, INDIA) == []


def test_every_event_has_a_title_in_words():
    titles = {event.action: title(event.action) for event in all_events()}

    assert all(words[0].isupper() and not set(words) & set("._") for words in titles.values())
    assert len(set(titles.values())) == len(titles), "two events would look the same"
    assert titles["sla.breached"] == "SLA breached"
