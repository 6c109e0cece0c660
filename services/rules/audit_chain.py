"""How sealed events hang together: the hash chain of a tenant, the Merkle tree over it, and where a chain breaks.

Bytes in, bytes out (security.md, Audit log 2; RFC 6962 section 2.1). Canonical bytes, signing and storage are others'.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

LEAF, NODE, LINK = b"\x00", b"\x01", b"\x02"

# What the first event of a tenant links to.
GENESIS = bytes(32)


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEvent:
    """A sealed event as stored: its sequence from 1 without gaps, canonical bytes and chain hash."""

    seq: int
    canon: bytes
    chain_hash: bytes


def link_hash(prev: bytes, seq: int, canon: bytes) -> bytes:
    """The chain hash SHA256(0x02 ‖ prev ‖ seq ‖ canon), seq as 8 bytes big-endian."""
    return sha256(LINK + prev + seq.to_bytes(8, "big") + canon).digest()


def leaf_hash(canon: bytes) -> bytes:
    """The Merkle leaf SHA256(0x00 ‖ canon)."""
    return sha256(LEAF + canon).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """An inner node SHA256(0x01 ‖ left ‖ right)."""
    return sha256(NODE + left + right).digest()


def merkle_root(leaves: Sequence[bytes]) -> bytes:
    """The tree head over leaf hashes in order; SHA256 of nothing for an empty tree.

    Pairs level by level and carries an odd last node up unchanged, which gives RFC 6962's tree without recursion.
    """
    level = list(leaves)
    while len(level) > 1:
        paired = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = [*paired, level[-1]] if len(level) % 2 else paired
    return level[0] if level else sha256(b"").digest()


def first_bad_seq(events: Iterable[SealedEvent], prev: bytes = GENESIS, next_seq: int = 1) -> int | None:
    """The sequence number where the chain first breaks, None if it holds.

    `events` in order of sequence; `prev` and `next_seq` continue a chain verified before. A gap or a repeat breaks the
    chain at the number that should have come.
    """
    for event in events:
        if event.seq != next_seq or event.chain_hash != link_hash(prev, event.seq, event.canon):
            return next_seq
        prev, next_seq = event.chain_hash, next_seq + 1
    return None
