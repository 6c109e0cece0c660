import pytest

from services.rules.drift import (
    Paired,
    has_shifted,
    mcnemar_p_value,
    proposes_rollback,
    psi,
    quality,
    relative_change,
    share,
)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param({"a": 50, "b": 50}, {"a": 500, "b": 500}, 0.0, id="the same mix of more"),
        # 0.2 ln 1.4 - 0.2 ln 0.6, by hand
        pytest.param({"a": 50, "b": 50}, {"a": 70, "b": 30}, 0.169459, id="half to seven tenths"),
        # 0.3 ln 1.6 - 0.3 ln 0.4
        pytest.param({"a": 50, "b": 50}, {"a": 80, "b": 20}, 0.415888, id="half to eight tenths"),
        # 0.5 ln 2 + (0.0001 - 0.5) ln 0.0002: the empty cell counts as a ten-thousandth
        pytest.param({"a": 50, "b": 50}, {"a": 100}, 4.604319, id="a class that is gone"),
        pytest.param({}, {"a": 9}, 0.0, id="nothing to compare with"),
    ],
)
def test_psi(before: dict[str, int], after: dict[str, int], expected: float) -> None:
    assert psi(before, after) == pytest.approx(expected, abs=1e-4)


def test_psi_is_the_same_both_ways() -> None:
    assert psi({"a": 30, "b": 70}, {"a": 55, "b": 45}) == pytest.approx(psi({"a": 55, "b": 45}, {"a": 30, "b": 70}))


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [
        # Wilson's intervals as tabulated by Newcombe (1998)
        pytest.param(81, 263, 0.2553, 0.3662, id="81 of 263"),
        pytest.param(15, 148, 0.0624, 0.1605, id="15 of 148"),
        pytest.param(0, 20, 0.0, 0.1611, id="none of 20"),
        pytest.param(1, 29, 0.0061, 0.1718, id="1 of 29"),
        pytest.param(0, 0, 0.0, 1.0, id="of nothing"),
    ],
)
def test_wilson_interval(hits: int, total: int, low: float, high: float) -> None:
    found = share(hits, total)

    assert (found.low, found.high) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_macro_quality_weighs_classes_alike() -> None:
    pairs = [("a", "a")] * 8 + [("a", "b")] * 2 + [("b", "b")] * 1 + [("b", "a")] * 1

    found = quality(pairs)

    # precision: a 8/9, b 1/3; recall: a 8/10, b 1/2
    assert found.precision.share == pytest.approx((8 / 9 + 1 / 3) / 2)
    assert found.recall.share == pytest.approx(0.65)
    # var = (0.8·0.2/10 + 0.5·0.5/2) / 4 = 0.03525, half = 1.96 · 0.18775
    assert found.recall.low == pytest.approx(0.65 - 0.36799, abs=1e-4)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param((100, 1000), (110, 1000), False, id="a tenth more is not more than a tenth"),
        pytest.param((100, 1000), (150, 1000), True, id="half more in a thousand"),
        pytest.param((10, 100), (15, 100), False, id="half more in a hundred may be chance"),
        pytest.param((150, 1000), (100, 1000), True, id="a third less"),
        pytest.param((0, 0), (50, 100), False, id="nothing before"),
    ],
)
def test_rate_shifts_by_a_tenth_and_beyond_chance(
    before: tuple[int, int], after: tuple[int, int], expected: bool
) -> None:
    assert has_shifted(share(*before), share(*after)) is expected


@pytest.mark.parametrize(
    ("only_before", "only_after", "expected"),
    [
        pytest.param(0, 0, 1.0, id="no difference"),
        pytest.param(5, 0, 1 / 32, id="five losses, no gain"),
        pytest.param(8, 2, 56 / 1024, id="eight to two"),
        pytest.param(9, 1, 11 / 1024, id="nine to one"),
        pytest.param(2, 8, 1013 / 1024, id="more gains than losses"),
    ],
)
def test_mcnemar_one_sided_exact(only_before: int, only_after: int, expected: float) -> None:
    paired = Paired(both_right=100, only_before=only_before, only_after=only_after, both_wrong=0)

    assert mcnemar_p_value(paired) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("paired", "expected"),
    [
        pytest.param((170, 16, 4, 10), True, id="6.5 % fewer right, hardly by chance"),
        pytest.param((170, 9, 1, 20), False, id="surely worse, but by 4.5 % only"),
        pytest.param((140, 35, 25, 0), False, id="5.7 % fewer right may be chance"),
        pytest.param((150, 30, 2, 17), False, id="one label too few"),
        pytest.param((150, 2, 30, 18), False, id="better"),
    ],
)
def test_rollback_needs_a_drop_that_is_large_and_no_chance(paired: tuple[int, int, int, int], expected: bool) -> None:
    both_right, only_before, only_after, both_wrong = paired
    rows = Paired(both_right=both_right, only_before=only_before, only_after=only_after, both_wrong=both_wrong)

    assert proposes_rollback(rows) is expected


def test_relative_change() -> None:
    assert relative_change(0.8, 0.7) == pytest.approx(-0.125)
    assert relative_change(0.0, 0.7) == 0.0
