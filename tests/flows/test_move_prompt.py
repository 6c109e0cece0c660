"""A prompt reads live messages only after a replay of the past has passed the gate, in its own company only."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from factories import NOW, Company
from small_world import Morning, open_morning
from sqlalchemy import select

from services.deps import Deps
from services.errors import InvalidInput, NotAllowed
from services.flows.answer_turn import answer_turn
from services.flows.measure_drift import ALL_LANGUAGES, Read, compare_windows
from services.flows.move_prompt import NO_WAY, move_prompt
from services.flows.replay_past import LOCAL_CANDIDATE, NO_KEY, replay_past
from services.replies.prompts import list_standings, prompt_of
from services.replies.release_models import ReplayRun
from services.rules.release import PromptState, Verdict

NAME = "reply_v1"


async def _state(deps: Deps, company: Company) -> PromptState:
    async with deps.db.read(company.system) as reader:
        [standing] = [one for one in await list_standings(reader, tuple(deps.replayer.prompts)) if one.name == NAME]
    return standing.state


async def test_prompt_that_ships_is_active_until_it_is_retired_and_comes_back_without_a_replay(
    deps: Deps, asha: Company, borneo: Company
) -> None:
    product = asha.member("product")
    assert await _state(deps, asha) is PromptState.ACTIVE

    await move_prompt(deps, product, NAME, PromptState.RETIRED, now=NOW)
    assert (await _state(deps, asha), await _state(deps, borneo)) == (PromptState.RETIRED, PromptState.ACTIVE)

    await move_prompt(deps, product, NAME, PromptState.ACTIVE, now=NOW)
    async with deps.db.read(asha.system) as reader:
        assert await prompt_of(reader, UUID(int=50)) == NAME


async def test_active_prompt_is_no_draft_again(deps: Deps, asha: Company) -> None:
    with pytest.raises(InvalidInput, match=NO_WAY):
        await move_prompt(deps, asha.member("product"), NAME, PromptState.DRAFT, now=NOW)


@pytest.mark.parametrize("name", ["manager", "meera", "auditor", "readonly", "devops"])
async def test_only_product_and_admin_move_prompts_and_replay_the_past(deps: Deps, asha: Company, name: str) -> None:
    with pytest.raises(NotAllowed):
        await move_prompt(deps, asha.member(name), NAME, PromptState.RETIRED, now=NOW)
    with pytest.raises(NotAllowed):
        await replay_past(deps, asha.member(name), LOCAL_CANDIDATE, most=5, now=NOW)


async def test_past_replayed_with_the_same_model_changes_nothing_and_tells_no_words(
    deps: Deps, asha: Company, borneo: Company
) -> None:
    morning: Morning = await open_morning(deps, asha)
    for number in range(3):
        conversation_id = await morning.writes(f"91981237000{number}", "Zqvwords, my budget is 20 lakh")
        await answer_turn(morning.deps, asha.tenant_id, conversation_id, NOW + timedelta(minutes=1))

    run_id = await replay_past(deps, asha.member("product"), LOCAL_CANDIDATE, most=100, now=NOW)

    async with deps.db.read(asha.system) as reader:
        run = (await reader.execute(select(ReplayRun).where(ReplayRun.id == run_id))).one()
    assert (run.compared, run.changed_intents, run.changed_bands, run.verdict) == (3, 0, 0, Verdict.TOO_FEW)
    assert "Zqvwords" not in repr(run)
    async with deps.db.read(borneo.system) as reader:
        assert (await reader.execute(select(ReplayRun))).all() == []


async def test_prompt_cannot_be_replayed_without_a_key(deps: Deps, asha: Company) -> None:
    with pytest.raises(InvalidInput, match=NO_KEY):
        await replay_past(deps, asha.member("product"), NAME, most=5, now=NOW)


def _reads(number: int, intent: str, confidence_millis: int = 900, language: str = "en") -> list[Read]:
    one = Read(language=language, intent=intent, confidence_millis=confidence_millis, step="answer", agrees=None)
    return [one] * number


@pytest.mark.parametrize(
    ("reads", "alerts"),
    [
        pytest.param(_reads(200, "support") + _reads(200, "support"), (), id="nothing changed"),
        pytest.param(
            _reads(200, "support") + _reads(200, "information"), ("psi_intents",), id="other intents than before"
        ),
        pytest.param(
            _reads(200, "support", 500) + _reads(200, "support", 900),
            ("psi_confidence",),
            id="less sure than before",
        ),
    ],
)
def test_drift_names_what_moved(reads: list[Read], alerts: tuple[str, ...]) -> None:
    found = {one.language: one for one in compare_windows(reads)}

    assert set(alerts) <= set(found[ALL_LANGUAGES].alerts)
    assert bool(found["en"].alerts) is bool(alerts)


def _labelled(*, right: int, only_local_right: int) -> list[Read]:
    """Turns that a person called support, read by a language model beside the local one."""
    one = Read(
        language="en", intent="support", confidence_millis=900, step="answer", agrees=True, local_intent="support",
        label="support",
    )  # fmt: skip
    return [one] * right + [replace(one, intent="information", agrees=False, is_overruled=True)] * only_local_right


@pytest.mark.parametrize(
    ("now", "measured", "alerts"),
    [
        pytest.param(_labelled(right=199, only_local_right=0), set(), set(), id="too few labels"),
        pytest.param(_labelled(right=200, only_local_right=0), {"precision", "recall"}, set(), id="as good"),
        pytest.param(
            _labelled(right=170, only_local_right=30),
            {"precision", "recall", "rollback"},
            {"override", "rollback"},
            id="worse than the local reader",
        ),
    ],
)
def test_labels_measure_quality_and_propose_a_rollback(now: list[Read], measured: set[str], alerts: set[str]) -> None:
    before = [replace(one, label=None, is_overruled=number < 4) for number, one in enumerate(_reads(200, "support"))]
    found = next(one for one in compare_windows([*now, *before[: len(now)]]) if one.language == ALL_LANGUAGES)

    assert {"precision", "recall", "rollback"} & set(found.measures) == measured
    assert {"override", "rollback"} & set(found.alerts) >= alerts
    assert ("rollback" in found.alerts) is ("rollback" in alerts)


def test_too_few_readings_are_not_judged() -> None:
    assert compare_windows(_reads(199, "support")) == []
