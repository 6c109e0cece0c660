"""Proofs are those of RFC 6962, in every size to 70, and no changed proof passes."""

import hashlib
from collections.abc import Iterator

import pytest

from services.rules.audit_chain import leaf_hash, merkle_root
from services.rules.merkle import (
    Frontier,
    consistency_ranges,
    inclusion_ranges,
    proves_consistency,
    proves_inclusion,
    roots_of,
)

SIZES = range(1, 71)
LEAVES = [leaf_hash(b"event %d" % number) for number in range(max(SIZES))]
ROOTS = {size: merkle_root(LEAVES[:size]) for size in range(max(SIZES) + 1)}

# Certificate Transparency's own test vectors (merkle_tree_test.cc), over its eight reference leaves.
CT_LEAVES = [
    leaf_hash(bytes.fromhex(leaf))
    for leaf in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
CT_PATHS = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
}
CT_PROOFS = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}


def path_of(index: int, size: int) -> list[bytes]:
    return roots_of(inclusion_ranges(index, size), LEAVES[:size])


def proof_of(old: int, size: int) -> list[bytes]:
    return roots_of(consistency_ranges(old, size), LEAVES[:size])


def mutated(path: list[bytes]) -> Iterator[list[bytes]]:
    """Every path that differs from this one by a step flipped, left out, repeated, swapped or added."""
    for at, step in enumerate(path):
        yield [*path[:at], bytes([step[0] ^ 1]) + step[1:], *path[at + 1 :]]
        yield [*path[:at], *path[at + 1 :]]
        yield [*path[: at + 1], step, *path[at + 1 :]]
    if len(path) > 1:
        yield [path[1], path[0], *path[2:]]
    yield [*path, bytes(32)]
    yield [bytes(32), *path]


@pytest.mark.parametrize("case", CT_PATHS, ids=str)
def test_inclusion_path_is_certificate_transparencys(case: tuple[int, int]) -> None:
    index, size = case
    path = roots_of(inclusion_ranges(index, size), CT_LEAVES[:size])

    assert [step.hex() for step in path] == CT_PATHS[case]
    assert proves_inclusion(CT_LEAVES[index], index, size, path, merkle_root(CT_LEAVES[:size]))


@pytest.mark.parametrize("case", CT_PROOFS, ids=str)
def test_consistency_proof_is_certificate_transparencys(case: tuple[int, int]) -> None:
    old, size = case
    proof = roots_of(consistency_ranges(old, size), CT_LEAVES[:size])

    assert [step.hex() for step in proof] == CT_PROOFS[case]
    assert proves_consistency(old, size, proof, merkle_root(CT_LEAVES[:old]), merkle_root(CT_LEAVES[:size]))


@pytest.mark.parametrize("size", SIZES)
def test_every_leaf_is_proven_and_no_changed_path_is(size: int) -> None:
    for index in range(size):
        path, leaf = path_of(index, size), LEAVES[index]
        assert proves_inclusion(leaf, index, size, path, ROOTS[size])
        assert not proves_inclusion(leaf_hash(b"forged"), index, size, path, ROOTS[size])
        assert not any(proves_inclusion(leaf, at, size, path, ROOTS[size]) for at in range(-1, size + 1) if at != index)
        assert not any(proves_inclusion(leaf, index, size, wrong, ROOTS[size]) for wrong in mutated(path))


@pytest.mark.parametrize("size", SIZES)
def test_every_beginning_is_proven_and_no_changed_proof_is(size: int) -> None:
    for old in range(1, size + 1):
        proof = proof_of(old, size)
        assert proves_consistency(old, size, proof, ROOTS[old], ROOTS[size])
        assert not proves_consistency(old, size, proof, bytes(32), ROOTS[size])
        assert not proves_consistency(old, size, proof, ROOTS[old], bytes(32))
        assert not any(proves_consistency(old, size, wrong, ROOTS[old], ROOTS[size]) for wrong in mutated(proof))
        if old < size:
            assert not proves_consistency(size, old, proof, ROOTS[size], ROOTS[old])


def reference_path(index: int, hashes: list[bytes]) -> list[bytes]:
    """An independent way to the same path: level by level, an odd node at the end goes up as it is."""
    path = []
    while len(hashes) > 1:
        if index ^ 1 < len(hashes):
            path.append(hashes[index ^ 1])
        pairs = range(0, len(hashes) - 1, 2)
        odd = hashes[len(hashes) - len(hashes) % 2 :]
        hashes = [hashlib.sha256(b"\x01" + hashes[at] + hashes[at + 1]).digest() for at in pairs] + odd
        index //= 2
    return path


@pytest.mark.parametrize("size", SIZES)
def test_paths_agree_with_a_second_implementation(size: int) -> None:
    assert [path_of(index, size) for index in range(size)] == [
        reference_path(index, LEAVES[:size]) for index in range(size)
    ]


def test_frontier_has_the_root_of_every_size_and_survives_storage() -> None:
    frontier = Frontier()
    for size in SIZES:
        frontier.add(LEAVES[size - 1])
        frontier = Frontier.stored(size, frontier.packed())
        assert frontier.root() == ROOTS[size]


@pytest.mark.parametrize(
    ("size", "packed"),
    [pytest.param(3, bytes(32), id="short"), pytest.param(4, bytes(64), id="long"), pytest.param(1, b"x", id="cut")],
)
def test_frontier_that_does_not_fit_its_size_is_refused(size: int, packed: bytes) -> None:
    with pytest.raises(ValueError, match="peaks"):
        Frontier.stored(size, packed)


@pytest.mark.parametrize(("old", "size"), [(0, 5), (6, 5), (-1, 2)])
def test_no_proof_of_what_cannot_be(old: int, size: int) -> None:
    with pytest.raises(ValueError, match="smaller tree"):
        consistency_ranges(old, size)
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_ranges(size, size)
