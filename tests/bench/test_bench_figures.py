"""Each benchmark runs and yields its figures; what they say is never asserted, for a busy machine says anything."""

import json

import pytest

from services.bench.figures import Figure, Goal, Reference, Size, percentile, table
from services.bench.run import BENCHES, run
from services.clock import SystemClock

FIELDS = {"bench", "name", "value", "unit", "reference", "goal", "side", "ratio", "is_met"}


@pytest.mark.parametrize("name", BENCHES)
def test_bench_yields_its_figures_with_a_reference(name, tmp_path, built_pages):
    output = tmp_path / "bench.json"

    run(name, size=Size.QUICK, output=output, now=SystemClock().now())

    written = json.loads(output.read_text())
    assert written["size"] == "quick"
    assert {figure["bench"] for figure in written["figures"]} == {name}
    assert all(figure.keys() == FIELDS for figure in written["figures"])
    assert any(figure["reference"] for figure in written["figures"])


@pytest.mark.parametrize(
    ("value", "goal", "side", "is_met"),
    [
        pytest.param(2.0, 2.0, Goal.AT_LEAST, True, id="as much as wanted"),
        pytest.param(1.9, 2.0, Goal.AT_LEAST, False, id="too little"),
        pytest.param(150.0, 150.0, Goal.AT_MOST, True, id="as little as wanted"),
        pytest.param(151.0, 150.0, Goal.AT_MOST, False, id="too much"),
        pytest.param(1.0, None, Goal.AT_MOST, None, id="no goal"),
    ],
)
def test_goal_is_compared_on_its_side(value, goal, side, is_met):
    figure = Figure(bench="b", name="n", value=value, unit="ms", goal=goal, side=side)

    assert figure.is_met is is_met


def test_table_shows_the_ratio_to_the_reference():
    figure = Figure(bench="accept", name="rate", value=3000.0, unit="/s", reference=Reference(1000.0, "bare"))

    assert "3,000.0  /s    1,000.0 bare  3.00" in table([figure])


def test_percentile_takes_the_nearest_rank():
    assert [percentile([4.0, 1.0, 3.0, 2.0], percent) for percent in (0, 50, 90, 100)] == [1.0, 2.0, 4.0, 4.0]
