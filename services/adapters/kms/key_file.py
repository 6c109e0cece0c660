"""Wraps data keys with AES-256-GCM under keys kept in one local file: `{"active": id, "keys": {id: base64}}`.

Several key ids may stand in the file; the active one wraps, all unwrap. The wrapped form is `id length | id | nonce |
ciphertext`, bound to its context.
"""

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.crypto import new_key
from services.errors import ConfigurationError, DecryptionError

_NONCE_BYTES = 12


class KeyFile:
    """A `KeyProvider` over a key file that only this user can read."""

    def __init__(self, path: Path) -> None:
        try:
            content = json.loads(path.read_text())
            self._active: str = content["active"]
            self._keys = {key_id: AESGCM(base64.b64decode(key)) for key_id, key in content["keys"].items()}
            self._keys[self._active]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"The key file {path} cannot be used: {error}.") from error

    async def active_key(self) -> str:
        """Return the id of the key that wraps now."""
        return self._active

    def key_of(self, wrapped: bytes) -> str:
        """Return the id of the key that wrapped a data key; raises DecryptionError for what no file wrapped."""
        length = sum(wrapped[:1])
        if not length or len(wrapped) < 1 + length + _NONCE_BYTES:
            raise DecryptionError("A data key was not wrapped by a key file.")
        return wrapped[1 : 1 + length].decode(errors="replace")

    async def wrap(self, key: bytes, context: Mapping[str, str]) -> bytes:
        """Return `key` encrypted under the active key."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        key_id = self._active.encode()
        sealed = self._keys[self._active].encrypt(nonce, key, _bound_to(context))
        return bytes([len(key_id)]) + key_id + nonce + sealed

    async def unwrap(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Return the key; raises DecryptionError for another context or a key id that the file does not have."""
        start, cipher = 1 + sum(wrapped[:1]), self._keys.get(self.key_of(wrapped))
        if cipher is None:
            raise DecryptionError("The key file does not have the key that wrapped this data key.")
        nonce, sealed = wrapped[start : start + _NONCE_BYTES], wrapped[start + _NONCE_BYTES :]
        try:
            return cipher.decrypt(nonce, sealed, _bound_to(context))
        except InvalidTag as error:
            raise DecryptionError("A data key does not belong where it was found.") from error


def create_key_file(path: Path) -> None:
    """Make a key file with one fresh key, readable by this user only; an existing file is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"active": "k1", "keys": {"k1": base64.b64encode(new_key()).decode()}})
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(content)


def _bound_to(context: Mapping[str, str]) -> bytes:
    return json.dumps(dict(context), sort_keys=True, separators=(",", ":")).encode()
