"""Receipts that come late, twice or in the wrong order."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.rules.delivery_status import DeliveryStatus, advance

S = DeliveryStatus


@pytest.mark.parametrize(
    ("current", "incoming", "after"),
    [
        pytest.param(S.SENT, S.READ, S.READ, id="read-without-delivered"),
        pytest.param(S.READ, S.DELIVERED, S.READ, id="regression-ignored"),
        pytest.param(S.SENT, S.FAILED, S.FAILED, id="failed-after-sent"),
        pytest.param(S.FAILED, S.SENT, S.FAILED, id="failed-is-final-for-sent"),
        pytest.param(S.DELIVERED, S.FAILED, S.DELIVERED, id="failed-never-erases-delivered"),
        pytest.param(S.READ, S.FAILED, S.READ, id="failed-never-erases-read"),
        pytest.param(S.FAILED, S.DELIVERED, S.DELIVERED, id="late-delivered-wins-over-failed"),
        pytest.param(S.UNKNOWN, S.SENT, S.SENT, id="receipt-resolves-unknown"),
        pytest.param(S.SENT, S.UNKNOWN, S.SENT, id="sweep-after-receipt-changes-nothing"),
        pytest.param(S.SENDING, S.SENT, S.SENT, id="status-before-http-answer"),
        pytest.param(S.READ, S.PLAYED, S.PLAYED, id="voice-note-played"),
    ],
)
def test_receipt_moves_forward_only(current: S, incoming: S, after: S) -> None:
    assert advance(current, incoming) is after


@given(
    st.lists(st.sampled_from(DeliveryStatus), max_size=8).flatmap(lambda r: st.tuples(st.just(r), st.permutations(r)))
)
def test_order_of_receipts_does_not_matter(orders: tuple[list[S], list[S]]) -> None:
    told, shuffled = orders

    assert reduce(advance, shuffled, S.QUEUED) is reduce(advance, told, S.QUEUED)
    assert reduce(advance, told + told, S.QUEUED) is reduce(advance, told, S.QUEUED)
