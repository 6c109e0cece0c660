"""A member's correction replaces the AI's value, scores the lead anew for nothing, and keeps both values."""

from datetime import timedelta
from typing import Any

import pytest
from factories import NOW

from services.billing.models import LedgerEntry
from services.deps import Deps
from services.errors import InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows.answer_turn import answer_turn
from services.flows.correct_reading import correct_reading
from services.leads.models import Lead, QualificationAnswer, ReadingCorrection, Score
from services.replies.models import Decision
from services.screens.inbox_profile import load_profile

LATER = NOW + timedelta(minutes=1)


@pytest.fixture
async def conversation_id(deps: Deps, receive: Any, wire: Any, ravi: Any, asha: Any, conversations_of: Any) -> Any:
    """Ravi told his budget, and the AI read it."""
    await receive(wire.body(wire.text(ravi, "wamid.correct.1", "My budget is 20 lakh", NOW)))
    (conversation,) = await conversations_of(asha)
    await answer_turn(deps, asha.tenant_id, conversation["id"], NOW)
    return conversation["id"]


async def _correct(deps: Deps, company: Any, conversation_id: Any, what: str, value: str, by: str = "manager") -> None:
    await correct_reading(deps, company.member(by), conversation_id, what=what, value=value, now=LATER)


async def test_both_values_are_kept_with_the_words_and_the_lead_is_scored_anew(deps, asha, conversation_id, rows_of):
    (read,) = [row for row in await rows_of(asha, QualificationAnswer) if row["question"] == "budget"]
    (scored,) = await rows_of(asha, Score)

    await _correct(deps, asha, conversation_id, "budget", "1K-5K")

    kept = {row["value"]: row["superseded_at"] for row in await rows_of(asha, QualificationAnswer)}
    assert (kept[read["value"]], kept["1K-5K"]) == (LATER, None)
    (lead,) = await rows_of(asha, Lead)
    assert lead["budget_band"] == "1K-5K"
    assert lead["score_tenths"] < scored["total_tenths"]
    (label,) = await rows_of(asha, ReadingCorrection)
    assert (label["what"], label["before"], label["after"]) == ("budget", read["value"], "1K-5K")
    assert label["decision_id"] is not None
    assert "lead.reading_corrected" in {row["action"] for row in await rows_of(asha, EventLog)}


async def test_correcting_costs_nothing(deps, asha, conversation_id, rows_of):
    before = len(await rows_of(asha, LedgerEntry))

    await _correct(deps, asha, conversation_id, "intent", "High")

    assert len(await rows_of(asha, LedgerEntry)) == before


async def test_the_same_value_again_changes_nothing(deps, asha, conversation_id, rows_of):
    for _ in range(2):
        await _correct(deps, asha, conversation_id, "timeline", "Immediate")

    assert len(await rows_of(asha, ReadingCorrection)) == 1
    assert len(await rows_of(asha, Score)) == 2


async def test_profile_says_who_corrected_what(deps, asha, conversation_id):
    await _correct(deps, asha, conversation_id, "budget", "unknown")
    await _correct(deps, asha, conversation_id, "language", "hinglish")

    async with deps.db.read(asha.member("manager")) as reader:
        shown = await load_profile(reader, asha.member("manager"), conversation_id)

    budget = next(one for one in shown.answers if one.what == "budget")
    assert (budget.value, budget.code, budget.quote) == ("", "unknown", "20 lakh")
    assert budget.corrected.endswith("corrected it; the AI read: $5K–50K")
    assert (shown.language, shown.spoken.code) == ("Hinglish", "hinglish")
    assert shown.spoken.corrected


@pytest.mark.parametrize("name", ["readonly", "auditor", "product", "devops"])
async def test_those_who_only_look_correct_nothing(deps, asha, conversation_id, name):
    with pytest.raises(NotAllowed):
        await _correct(deps, asha, conversation_id, "budget", "1K-5K", by=name)


@pytest.mark.parametrize(("what", "value"), [("budget", "20 lakh"), ("mood", "High"), ("language", "")])
async def test_value_that_no_reading_has_is_refused(deps, asha, conversation_id, what, value):
    with pytest.raises(InvalidInput):
        await _correct(deps, asha, conversation_id, what, value)


async def test_other_tenant_corrects_nothing(deps, asha, borneo, conversation_id, rows_of):
    with pytest.raises(NotFound):
        await _correct(deps, borneo, conversation_id, "budget", "1K-5K")

    assert await rows_of(asha, ReadingCorrection) == []
    assert await rows_of(borneo, ReadingCorrection) == []


async def test_label_of_a_turn_is_kept_and_scores_nothing(deps, asha, conversation_id, rows_of):
    scores = len(await rows_of(asha, Score))
    (reading,) = [row for row in await rows_of(asha, Decision) if row["kind"] == "reading"]
    read = reading["details"]["intent"]

    for value in (read, read, "support"):
        await _correct(deps, asha, conversation_id, "message_intent", value)
    labels = [(row["decision_id"], row["before"], row["after"]) for row in await rows_of(asha, ReadingCorrection)]
    assert labels == [(reading["id"], read, read), (reading["id"], read, "support")]
    assert len(await rows_of(asha, Score)) == scores


async def test_profile_shows_what_the_last_message_was_read_as(deps, asha, conversation_id):
    await _correct(deps, asha, conversation_id, "tone", "frustrated")

    manager = asha.member("manager")
    async with deps.db.read(manager) as reader:
        heard = {one.what: one for one in (await load_profile(reader, manager, conversation_id)).heard}
    assert (heard["tone"].value, heard["message_intent"].corrected) == ("Frustrated", "")
    assert heard["tone"].corrected.endswith("corrected it; the AI read: Neutral")
