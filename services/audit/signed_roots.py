"""Compares events, as they go by in order, with every checkpoint that was signed over them."""

from collections.abc import Iterable, Mapping, Sequence

from services.checkpoint_keys import is_signed_by
from services.rules.audit_chain import leaf_hash
from services.rules.merkle import Frontier
from services.rules.signed_note import parse_note


class SignedRoots:
    """The roots that signatures vouch for, by the number of events; any other root than these is a break."""

    def __init__(self, roots: Mapping[int, set[bytes]]) -> None:
        self._roots = roots
        self._frontier = Frontier()
        self._proven = 0

    @classmethod
    def of(cls, origin: str, notes: Iterable[tuple[str, Sequence[str]]]) -> "SignedRoots":
        """From notes with the keys that may have signed each. One that cannot be read or is forged fits no event."""
        roots: dict[int, set[bytes]] = {}
        for text, keys in notes:
            try:
                note = parse_note(text)
                is_good = note.checkpoint.origin == origin and is_signed_by(note, keys)
                size, root = note.checkpoint.size, note.checkpoint.root
            except ValueError:
                is_good, size, root = False, 1, b""
            roots.setdefault(size, set()).add(root if is_good else b"")
        return cls(roots)

    def first_bad(self, canonicals: Iterable[bytes]) -> int | None:
        """Take the next events; the first number that is no longer proven, None while all roots agree."""
        for canonical in canonicals:
            self._frontier.add(leaf_hash(canonical))
            size = self._frontier.size
            if size in self._roots:
                if self._roots[size] != {self._frontier.root()}:
                    return self._proven + 1
                self._proven = size
        return None

    def is_longer_than(self, size: int) -> bool:
        """Whether more events were signed than there are."""
        return max(self._roots, default=0) > size
