"""Which macros can be kept."""

import pytest

from services.rules.macros import MOST_STEPS, MacroAct, MacroProblem, Step, problem_of, read_steps, stored

ID = "0193e7a0-0000-7000-8000-000000000001"
TAKE, RESOLVE = Step(act=MacroAct.TAKE), Step(act=MacroAct.RESOLVE)
LABEL = Step(act=MacroAct.LABEL, value=ID)


@pytest.mark.parametrize(
    ("name", "steps", "problem"),
    [
        pytest.param("Close politely", (TAKE, LABEL, RESOLVE), None, id="acts in a sensible order"),
        pytest.param("Later", (Step(act=MacroAct.SNOOZE, value="tomorrow"),), None, id="a time that is offered"),
        pytest.param("", (TAKE,), MacroProblem.NAME, id="no name"),
        pytest.param("a\nb", (TAKE,), MacroProblem.NAME, id="a line break in the name"),
        pytest.param("x", (), MacroProblem.NO_STEPS, id="nothing to do"),
        pytest.param("x", (TAKE,) * (MOST_STEPS + 1), MacroProblem.TOO_MANY, id="too long"),
        pytest.param("x", (Step(act=MacroAct.LABEL),), MacroProblem.ARGUMENT, id="a label without its id"),
        pytest.param("x", (Step(act=MacroAct.TAKE, value=ID),), MacroProblem.ARGUMENT, id="an id that nobody asked"),
        pytest.param("x", (Step(act=MacroAct.SNOOZE, value="1970"),), MacroProblem.ARGUMENT, id="a time of its own"),
        pytest.param("x", (RESOLVE, LABEL), MacroProblem.AFTER_THE_END, id="an act after the end"),
        pytest.param("x", (LABEL, LABEL), MacroProblem.REPEATED, id="the same twice"),
    ],
)
def test_macro_is_kept_when_it_can_be_run(name: str, steps: tuple[Step, ...], problem: MacroProblem | None) -> None:
    assert problem_of(name, steps) is problem


def test_steps_come_back_as_they_were_kept() -> None:
    assert read_steps(stored((TAKE, LABEL, RESOLVE))) == (TAKE, LABEL, RESOLVE)
