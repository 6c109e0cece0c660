"""Modes by queue depth, without flapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.backpressure import (
    MODES,
    Mode,
    allows_model,
    allows_variants,
    defers_analytics,
    next_mode,
    scan_seconds,
)


@pytest.mark.parametrize(
    ("current", "depth", "mode"),
    [
        pytest.param(Mode.NORMAL, 1000, Mode.NORMAL, id="at-threshold"),
        pytest.param(Mode.NORMAL, 1001, Mode.LIGHT, id="above-1000"),
        pytest.param(Mode.NORMAL, 5001, Mode.SEVERE, id="straight-to-severe"),
        pytest.param(Mode.LIGHT, 801, Mode.LIGHT, id="above-80-percent-stays"),
        pytest.param(Mode.LIGHT, 800, Mode.NORMAL, id="at-80-percent-leaves"),
        pytest.param(Mode.MODERATE, 1601, Mode.MODERATE, id="moderate-stays"),
        pytest.param(Mode.MODERATE, 1600, Mode.LIGHT, id="moderate-steps-down"),
        pytest.param(Mode.SEVERE, 4001, Mode.SEVERE, id="severe-stays"),
        pytest.param(Mode.SEVERE, 4000, Mode.MODERATE, id="severe-steps-down"),
        pytest.param(Mode.SEVERE, 0, Mode.NORMAL, id="drained"),
    ],
)
def test_mode_is_entered_above_and_left_at_80_percent(current: Mode, depth: int, mode: Mode) -> None:
    assert next_mode(current, depth) is mode


@given(st.sampled_from(MODES), st.integers(0, 7000))
def test_mode_is_stable_at_a_steady_depth(current: Mode, depth: int) -> None:
    reached = next_mode(current, depth)

    assert next_mode(reached, depth) is reached


@pytest.mark.parametrize(
    ("mode", "defers", "variants", "scan"),
    [
        pytest.param(Mode.NORMAL, False, True, 300, id="normal"),
        pytest.param(Mode.LIGHT, True, True, 600, id="light"),
        pytest.param(Mode.MODERATE, True, False, 600, id="moderate"),
        pytest.param(Mode.SEVERE, True, False, 600, id="severe"),
    ],
)
def test_mode_gives_up(mode: Mode, defers: bool, variants: bool, scan: int) -> None:
    assert (defers_analytics(mode), allows_variants(mode), scan_seconds(mode)) == (defers, variants, scan)


@pytest.mark.parametrize(
    ("mode", "of_any", "of_hot", "of_risky"),
    [
        pytest.param(Mode.NORMAL, True, True, True, id="normal"),
        pytest.param(Mode.LIGHT, True, True, True, id="light"),
        pytest.param(Mode.MODERATE, False, True, True, id="moderate"),
        pytest.param(Mode.SEVERE, False, False, False, id="severe"),
    ],
)
def test_model_is_asked_about_fewer_turns_the_more_waits(
    mode: Mode, of_any: bool, of_hot: bool, of_risky: bool
) -> None:
    turns = ((False, False), (True, False), (False, True))

    assert tuple(allows_model(mode, is_hot=hot, is_risky=risky) for hot, risky in turns) == (of_any, of_hot, of_risky)
