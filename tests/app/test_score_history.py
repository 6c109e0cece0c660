"""The picture of a lead's scores: the first at the left, the last at the right, high above, held until the next."""

import pytest

from flexoraa_app.charts.score_history import EDGE, HEIGHT, HOT_EDGE, WARM_EDGE, WIDTH, score_line
from services.screens.lead_profile import ScorePoint


def _points(*scores: tuple[str, int]) -> list[ScorePoint]:
    return [ScorePoint(at=f"2026-11-{day}T10:00:00+00:00", tenths=tenths, band="WARM") for day, tenths in scores]


@pytest.mark.parametrize(
    ("points", "places"),
    [
        pytest.param(_points(), [], id="none"),
        pytest.param(_points(("01", 0)), [(WIDTH / 2, HEIGHT - EDGE)], id="one"),
        pytest.param(_points(("01", 1000), ("03", 0)), [(EDGE, EDGE), (WIDTH - EDGE, HEIGHT - EDGE)], id="two"),
        pytest.param(
            _points(("01", 0), ("02", 500), ("03", 0)),
            [(EDGE, HEIGHT - EDGE), (WIDTH / 2, HEIGHT / 2), (WIDTH - EDGE, HEIGHT - EDGE)],
            id="half way",
        ),
        pytest.param(_points(("01", 0), ("01", 0)), [(WIDTH / 2, HEIGHT - EDGE)] * 2, id="at one moment"),
    ],
)
def test_score_has_its_place(points, places):
    assert [(dot.x, dot.y) for dot in score_line(points).dots] == places


def test_line_goes_level_until_the_next_score():
    assert score_line(_points(("01", 1000), ("03", 0))).path == "M6 6H594V134"


def test_hot_lies_above_warm():
    assert EDGE < HOT_EDGE < WARM_EDGE < HEIGHT - EDGE
