"""Band edges, and owners who are not told of every wobble."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.bands import RANK, Band, band_of, owner_band

SCORES = st.integers(min_value=0, max_value=1000)


@pytest.mark.parametrize(
    ("tenths", "band"),
    [
        pytest.param(1000, Band.HOT, id="100"),
        pytest.param(610, Band.HOT, id="61.0"),
        pytest.param(609, Band.WARM, id="60.9-is-warm"),
        pytest.param(310, Band.WARM, id="31.0"),
        pytest.param(309, Band.COLD, id="30.9-is-cold"),
        pytest.param(0, Band.COLD, id="0"),
    ],
)
def test_band_reads_the_whole_number(tenths: int, band: Band) -> None:
    assert band_of(tenths) is band


@pytest.mark.parametrize(
    ("previous", "tenths", "band"),
    [
        pytest.param(Band.WARM, 639, Band.WARM, id="less-than-3-above-hot-edge"),
        pytest.param(Band.WARM, 640, Band.HOT, id="3-above-hot-edge"),
        pytest.param(Band.HOT, 581, Band.HOT, id="less-than-3-below-hot-edge"),
        pytest.param(Band.HOT, 580, Band.WARM, id="3-below-hot-edge"),
        pytest.param(Band.COLD, 620, Band.WARM, id="far-past-one-edge-barely-past-the-next"),
        pytest.param(Band.HOT, 290, Band.WARM, id="far-below-one-edge-barely-below-the-next"),
        pytest.param(Band.HOT, 280, Band.COLD, id="past-both-edges"),
    ],
)
def test_drift_moves_an_owner_only_3_points_past_an_edge(previous: Band, tenths: int, band: Band) -> None:
    assert owner_band(previous, tenths, new_message=False) is band


@given(previous=st.sampled_from(Band), tenths=SCORES)
def test_new_message_moves_an_owner_at_once(previous: Band, tenths: int) -> None:
    assert owner_band(previous, tenths, new_message=True) is band_of(tenths)


@given(previous=st.sampled_from(Band), tenths=SCORES)
def test_owner_band_settles_in_one_step(previous: Band, tenths: int) -> None:
    once = owner_band(previous, tenths, new_message=False)

    assert owner_band(once, tenths, new_message=False) is once
    assert abs(RANK[once] - RANK[band_of(tenths)]) <= 1
