"""How a checkpoint of a log is written for signing and read again: C2SP signed notes and tlog checkpoints.

https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint. The text is three lines: origin, size, root. Making
and checking the signatures themselves is left to `services.checkpoint_keys`.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

ED25519 = 0x01
KEY_ID_BYTES = 4
ROOT_BYTES = 32
_MARK = "\u2014 "  # an em dash and a space begin a signature line


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A log's statement about itself: `size` events whose Merkle root is `root`."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """What is signed, with its last newline."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature line: who says to have signed, the first bytes of a hash of the key, the signature."""

    name: str
    key_id: bytes
    signature: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A signed checkpoint as it was found; nothing in it is checked yet."""

    checkpoint: Checkpoint
    signatures: tuple[Signature, ...]


def origin_of(deployment: str, tenant: str) -> str:
    """The name of a tenant's log, in every checkpoint of it."""
    return f"{deployment}/audit/{tenant}"


def key_id(name: str, public_key: bytes) -> bytes:
    """The first four bytes of SHA-256 over name, newline, algorithm and key (C2SP signed-note, Ed25519)."""
    return hashlib.sha256(name.encode() + b"\n" + bytes([ED25519]) + public_key).digest()[:KEY_ID_BYTES]


def verifier_key(name: str, public_key: bytes) -> str:
    """A public key as people pass it on: `name+key id+base64 of algorithm and key`."""
    encoded = base64.b64encode(bytes([ED25519]) + public_key).decode()
    return f"{name}+{key_id(name, public_key).hex()}+{encoded}"


def signature_line(name: str, public_key: bytes, signature: bytes) -> str:
    """The line that carries a signature, with its newline."""
    return f"{_MARK}{name} {base64.b64encode(key_id(name, public_key) + signature).decode()}\n"


def parse_note(text: str) -> Note:
    """Read a note. Raises ValueError for anything that is not a checkpoint with well-formed signature lines."""
    body, separator, signed = text.partition("\n\n")
    lines = body.split("\n")
    if not separator or len(lines) < 3 or not signed.endswith("\n"):
        raise ValueError("this is no signed checkpoint")
    size = lines[1]
    if not lines[0] or not size.isascii() or not size.isdigit() or (size != "0" and size.startswith("0")):
        raise ValueError("a checkpoint begins with its log's name and its size")
    root = _decoded(lines[2])
    if len(root) != ROOT_BYTES or len(lines) > 3:
        raise ValueError("a checkpoint ends with a root of 32 bytes")
    return Note(
        checkpoint=Checkpoint(origin=lines[0], size=int(size), root=root),
        signatures=tuple(_signature(line) for line in signed[:-1].split("\n")),
    )


def _signature(line: str) -> Signature:
    name, _, encoded = line.removeprefix(_MARK).partition(" ")
    blob = _decoded(encoded)
    if not line.startswith(_MARK) or not name or len(blob) <= KEY_ID_BYTES:
        raise ValueError("this is no signature line")
    return Signature(name=name, key_id=blob[:KEY_ID_BYTES], signature=blob[KEY_ID_BYTES:])


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("this is not base64") from error
