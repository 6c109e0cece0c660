"""Proofs over the tree of events: that one event is in it, and that a smaller tree is the beginning of a larger one.

RFC 6962, sections 2.1.1 and 2.1.2; checked as RFC 9162 spells it out. A proof is made of the roots of ranges of leaves,
so that it can be computed while events stream by; `Frontier` folds them without keeping them.
"""

import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from services.rules.audit_chain import merkle_root, node_hash

HASH_BYTES = 32
Range = tuple[int, int]


@dataclass(slots=True)
class Frontier:
    """A tree of `size` leaves as the roots of its complete subtrees, the largest first: at most 63 hashes."""

    size: int = 0
    peaks: list[bytes] = field(default_factory=list)

    @classmethod
    def stored(cls, size: int, packed: bytes) -> "Frontier":
        """Read what `packed` wrote. Raises ValueError where the length does not fit the size."""
        peaks = [packed[at : at + HASH_BYTES] for at in range(0, len(packed), HASH_BYTES)]
        if len(packed) != size.bit_count() * HASH_BYTES:
            raise ValueError(f"a tree of {size} leaves has {size.bit_count()} peaks")
        return cls(size, peaks)

    def packed(self) -> bytes:
        """The peaks one after the other."""
        return b"".join(self.peaks)

    def add(self, leaf: bytes) -> None:
        """Append a leaf hash; complete subtrees of one height become one."""
        height = self.size
        while height & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            height >>= 1
        self.peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root (RFC 6962, section 2.1)."""
        if not self.peaks:
            return merkle_root([])
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """The ranges whose roots prove the leaf at `index` (from 0) in a tree of `size` leaves, the lowest first."""
    if not 0 <= index < size:
        raise ValueError("no such leaf")
    return _path(index, 0, size)


def consistency_ranges(old_size: int, size: int) -> list[Range]:
    """The ranges whose roots prove that the tree of `old_size` leaves is the beginning of that of `size`."""
    if not 0 < old_size <= size:
        raise ValueError("only a smaller tree can be the beginning of a larger one")
    return _subproof(old_size, 0, size, is_whole=True)


class RangeRoots:
    """The roots of disjoint ranges, read off while the leaves go by once, from the first on."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        self._ranges = list(ranges)
        self._frontiers = {one: Frontier() for one in ranges}
        # The range that the next leaf may belong to stands last.
        self._ahead = sorted(ranges, reverse=True)
        self._index = 0

    def add(self, leaf: bytes) -> None:
        """Take the next leaf hash."""
        while self._ahead and self._ahead[-1][1] <= self._index:
            self._ahead.pop()
        if self._ahead and self._ahead[-1][0] <= self._index:
            self._frontiers[self._ahead[-1]].add(leaf)
        self._index += 1

    def roots(self) -> list[bytes]:
        """The roots, in the order in which the ranges were given. Raises ValueError where leaves are missing."""
        if any(self._frontiers[one].size != one[1] - one[0] for one in self._ranges):
            raise ValueError("there are fewer leaves than the tree has")
        return [self._frontiers[one].root() for one in self._ranges]


def roots_of(ranges: Sequence[Range], leaves: Iterable[bytes]) -> list[bytes]:
    """The roots of disjoint ranges of these leaves."""
    collected = RangeRoots(ranges)
    for leaf in leaves:
        collected.add(leaf)
    return collected.roots()


def proves_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether `path` proves the leaf hash at `index` under `root` (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    sides = _sides(index, size - 1, len(path))
    found = leaf
    for is_left, step in zip(sides or (), path, strict=False):
        found = node_hash(step, found) if is_left else node_hash(found, step)
    return sides is not None and hmac.compare_digest(found, root)


def proves_consistency(old_size: int, size: int, path: Sequence[bytes], old_root: bytes, root: bytes) -> bool:
    """Whether `path` proves that the tree of `old_root` is the beginning of that of `root` (RFC 9162, 2.1.4.2)."""
    if not 0 < old_size <= size:
        return False
    if old_size == size:
        return not path and hmac.compare_digest(old_root, root)
    # A complete old tree is itself the first step. The levels that lie wholly inside both trees prove nothing.
    steps = [old_root, *path] if old_size.bit_count() == 1 else list(path)
    shared = ((old_size - 1) ^ old_size).bit_length() - 1
    sides = _sides((old_size - 1) >> shared, (size - 1) >> shared, len(steps) - 1)
    if not steps or sides is None:
        return False
    old = new = steps[0]
    for is_left, step in zip(sides, steps[1:], strict=True):
        old = node_hash(step, old) if is_left else old
        new = node_hash(step, new) if is_left else node_hash(new, step)
    return hmac.compare_digest(old, old_root) and hmac.compare_digest(new, root)


def _sides(node: int, last: int, steps: int) -> list[bool] | None:
    """For each step up from `node` of a level whose last node is `last`, whether its sibling is on the left.

    None where the top is not reached in exactly so many steps.
    """
    sides = []
    for _ in range(steps):
        if last == 0:
            return None
        is_left = bool(node & 1) or node == last
        if is_left:
            # The last node of a level without a sibling goes up as it is.
            alone = ((node & -node).bit_length() - 1) if node else last.bit_length()
            node, last = node >> alone, last >> alone
        sides.append(is_left)
        node, last = node >> 1, last >> 1
    return sides if last == 0 else None


def _split(start: int, end: int) -> int:
    """Where the left subtree ends: the largest power of two below the number of leaves."""
    return start + (1 << ((end - start - 1).bit_length() - 1))


def _path(index: int, start: int, end: int) -> list[Range]:
    if end - start == 1:
        return []
    split = _split(start, end)
    if index < split:
        return [*_path(index, start, split), (split, end)]
    return [*_path(index, split, end), (start, split)]


def _subproof(old_end: int, start: int, end: int, *, is_whole: bool) -> list[Range]:
    if old_end == end:
        return [] if is_whole else [(start, end)]
    split = _split(start, end)
    if old_end <= split:
        return [*_subproof(old_end, start, split, is_whole=is_whole), (split, end)]
    return [*_subproof(old_end, split, end, is_whole=False), (start, split)]
