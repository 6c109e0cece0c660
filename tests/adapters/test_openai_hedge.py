"""A slow answer is asked for a second time, a failing service is not."""

import asyncio

import pytest

from services.adapters.openai.hedge import LEAST_SEEN, Pace, hedged


def asking(*answers: object) -> tuple[list[int], object]:
    """Calls that give these answers one after the other: an error is raised, None never comes."""
    made: list[int] = []

    async def ask() -> object:
        made.append(len(made))
        answer = answers[made[-1]]
        if answer is None:
            await asyncio.Event().wait()
        if isinstance(answer, Exception):
            raise answer
        return answer

    return made, ask


@pytest.mark.parametrize(
    ("answers", "after", "calls"),
    [
        pytest.param(("good",), None, 1, id="pace unknown"),
        pytest.param(("good",), 60.0, 1, id="in time"),
        pytest.param((None, "good"), 0.0, 2, id="first never comes"),
        pytest.param((None, "good"), 0.01, 2, id="first is slow"),
    ],
)
async def test_first_good_answer_wins(answers, after, calls):
    made, ask = asking(*answers)

    assert await hedged(ask, after=after) == "good"
    assert len(made) == calls


async def test_failure_is_not_asked_again():
    made, ask = asking(ValueError("500"), "good")

    with pytest.raises(ValueError, match="500"):
        await hedged(ask, after=60.0)
    assert len(made) == 1


def test_second_call_waits_for_three_answers_in_four():
    pace = Pace()
    before = [pace.hedge_seconds for seconds in range(LEAST_SEEN - 1) if pace.note(float(seconds)) is None]
    pace.note(7.0)

    assert before == [None] * (LEAST_SEEN - 1)
    assert pace.hedge_seconds == 6.0
