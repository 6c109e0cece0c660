"""How events are chained and hashed into a tree, so that a change of any of them shows.

Link: SHA256(0x02 | previous hash | sequence as 8 bytes, big-endian | canonical bytes). Leaves and nodes as in RFC 6962.
"""

import hashlib
import hmac
from collections.abc import Iterable, Sequence

GENESIS = bytes(32)


def link(previous: bytes, seq: int, canonical: bytes) -> bytes:
    """The hash of the event at `seq`, given the hash of the one before (GENESIS for the first, whose seq is 1)."""
    return hashlib.sha256(b"\x02" + previous + seq.to_bytes(8, "big") + canonical).digest()


def first_bad_seq(
    events: Iterable[tuple[int, bytes, bytes]], *, previous: bytes = GENESIS, after: int = 0
) -> int | None:
    """The first sequence number that is missing or whose hash is wrong, None for a whole chain.

    `events` yields (seq, canonical bytes, hash) in the order of seq, starting at `after` + 1.
    """
    expected = after
    for seq, canonical, found in events:
        expected += 1
        if seq != expected:
            return expected
        previous = link(previous, seq, canonical)
        if not hmac.compare_digest(previous, found):
            return seq
    return None


def leaf_hash(canonical: bytes) -> bytes:
    """The Merkle leaf of one event (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\x00" + canonical).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """An inner node of the tree (RFC 6962, section 2.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in order (RFC 6962, section 2.1); of none, the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    return node_hash(merkle_root(leaves[:split]), merkle_root(leaves[split:]))
