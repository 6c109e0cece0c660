"""The chain breaks where it was touched, and the tree is Certificate Transparency's."""

from collections.abc import Callable

import pytest

from services.rules.audit_chain import GENESIS, first_bad_seq, leaf_hash, link, merkle_root, node_hash

Sealed = tuple[int, bytes, bytes]

# The reference tree of Certificate Transparency's own tests: its eight leaves and the roots over the first n.
CT_LEAVES = [bytes.fromhex(leaf) for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")] + [
    bytes.fromhex("606162636465666768696a6b6c6d6e6f")
]
CT_ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def chain(length: int) -> list[Sealed]:
    events, previous = [], GENESIS
    for seq in range(1, length + 1):
        canonical = b"event %d" % seq
        previous = link(previous, seq, canonical)
        events.append((seq, canonical, previous))
    return events


@pytest.mark.parametrize("size", CT_ROOTS)
def test_root_is_the_reference_root(size: int) -> None:
    assert merkle_root([leaf_hash(leaf) for leaf in CT_LEAVES[:size]]).hex() == CT_ROOTS[size]


def test_root_of_two_is_their_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert merkle_root([left, right]) == node_hash(left, right) != node_hash(right, left)


@pytest.mark.parametrize(
    ("tamper", "bad_seq"),
    [
        pytest.param(lambda e: e, None, id="untouched"),
        pytest.param(lambda e: [*e[:2], (3, b"forged", e[2][2]), *e[3:]], 3, id="changed"),
        pytest.param(lambda e: [*e[:2], *e[3:]], 3, id="deleted"),
        pytest.param(lambda e: [*e[:3], e[2], *e[3:]], 4, id="repeated"),
        pytest.param(lambda e: [e[0], e[2], e[1], *e[3:]], 2, id="swapped"),
        pytest.param(lambda e: [*e[:2], (3, e[2][1], bytes(32)), *e[3:]], 3, id="hash-replaced"),
        pytest.param(lambda e: e[1:], 1, id="head-cut-off"),
    ],
)
def test_first_bad_sequence_is_named(tamper: Callable[[list[Sealed]], list[Sealed]], bad_seq: int | None) -> None:
    assert first_bad_seq(tamper(chain(5))) == bad_seq


def test_chain_is_continued_from_where_it_was_verified() -> None:
    events = chain(5)

    assert first_bad_seq(events[3:], previous=events[2][2], after=3) is None
