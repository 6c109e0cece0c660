"""Signs checkpoints of the audit log with Ed25519, and checks such signatures.

The private keys live in one file beside the signer, never in the database:
`{"signing": [id, …], "keys": {id: base64}}`. Every key under `signing` signs each checkpoint, and a verifier ignores
those it does not know, so that a new key can sign beside the old one until every verifier has it.
"""

import base64
import json
import os
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from services.errors import ConfigurationError
from services.rules.signed_note import ED25519, Checkpoint, Note, key_id, signature_line, verifier_key

_SEED_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCheckpoint:
    """A note and the public halves of the keys that signed it, as verifier keys."""

    note: str
    keys: tuple[str, ...]


class CheckpointKeys:
    """The signing keys of this deployment, the newest first."""

    def __init__(self, path: Path) -> None:
        try:
            content = json.loads(path.read_text())
            every = {name: _private_key(seed) for name, seed in content["keys"].items()}
            self._keys = [every[name] for name in content["signing"]]
            self._known = [key.public_key().public_bytes_raw() for key in every.values()]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"The audit key file {path} cannot be used: {error}.") from error
        if not self._keys:
            raise ConfigurationError(f"The audit key file {path} names no signing key.")

    def sign(self, checkpoint: Checkpoint) -> SignedCheckpoint:
        """Return the note signed by every signing key, under the log's own name."""
        name, body = checkpoint.origin, checkpoint.text()
        publics = [key.public_key().public_bytes_raw() for key in self._keys]
        lines = [
            signature_line(name, public, key.sign(body.encode()))
            for key, public in zip(self._keys, publics, strict=True)
        ]
        return SignedCheckpoint(
            note=f"{body}\n{''.join(lines)}", keys=tuple(verifier_key(name, public) for public in publics)
        )

    def known_keys(self, origin: str) -> tuple[str, ...]:
        """The public halves for one log, those that sign no longer included; to be handed to its auditors."""
        return tuple(verifier_key(origin, public) for public in self._known)


def _private_key(seed: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(seed, validate=True))


def is_signed_by(note: Note, keys: Iterable[str]) -> bool:
    """Whether one of these verifier keys signed the note; lines of unknown keys count for nothing."""
    known = _public_keys(keys)
    body = note.checkpoint.text().encode()
    for line in note.signatures:
        public = known.get((line.name, line.key_id))
        if public is None or line.name != note.checkpoint.origin:
            continue
        try:
            public.verify(line.signature, body)
        except InvalidSignature:
            return False
        return True
    return False


def _public_keys(keys: Iterable[str]) -> Mapping[tuple[str, bytes], Ed25519PublicKey]:
    """Public keys by name and id. Raises ValueError for a word that is no verifier key."""
    found = {}
    for word in keys:
        name, _, rest = word.partition("+")
        blob = base64.b64decode(rest.partition("+")[2], validate=True)
        if not name or blob[:1] != bytes([ED25519]):
            raise ValueError(f"{word!r} is no Ed25519 verifier key")
        found[name, key_id(name, blob[1:])] = Ed25519PublicKey.from_public_bytes(blob[1:])
    return found


def create_audit_key_file(path: Path) -> None:
    """Make a file with one fresh key, readable by this user only; an existing file is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    seed = base64.b64encode(secrets.token_bytes(_SEED_BYTES)).decode()
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        json.dump({"signing": ["a1"], "keys": {"a1": seed}}, file)


def add_audit_key(path: Path) -> str:
    """Add a fresh key that signs beside the others from the next start on; its id."""
    content = json.loads(path.read_text())
    name = f"a{len(content['keys']) + 1}"
    content["keys"][name] = base64.b64encode(secrets.token_bytes(_SEED_BYTES)).decode()
    content["signing"] = [name, *content["signing"]]
    written = path.with_suffix(".new")
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(content, file)
    written.replace(path)
    return name
