"""Encrypts and finds what must not lie in the database in the clear: message bodies, names, addresses, secrets.

One module does all of it. A stored value is `format | algorithm | key version | nonce | ciphertext and tag`, bound by
its associated data to the tenant, table, column and row it was written for, so that ciphertext cannot be moved.
Equality is found by a blind index: HMAC-SHA256 under the tenant's index key, cut to 16 bytes. Data keys are made here,
wrapped by a `KeyProvider` and kept in `data_key`.
"""

import hashlib
import hmac
import secrets
import struct
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.errors import DecryptionError

KEY_BYTES = 32
INDEX_BYTES = 16
DEPLOYMENT = "deployment"
_FORMAT = 1
_AES_256_GCM = 1
_NONCE_BYTES = 12
_HEADER = struct.Struct(">BBI")


class Purpose(StrEnum):
    """What a data key is for; each tenant has one of each, rotated apart."""

    PERSONAL = "personal"
    MESSAGES = "messages"
    SECRETS = "secrets"
    INDEX = "index"
    INTAKE = "intake"


TENANT_PURPOSES = (Purpose.PERSONAL, Purpose.MESSAGES, Purpose.SECRETS, Purpose.INDEX)
DEPLOYMENT_PURPOSES = (Purpose.INTAKE, Purpose.SECRETS, Purpose.INDEX)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataKey:
    """One unwrapped key: 32 bytes that live in memory only."""

    purpose: Purpose
    version: int
    key: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A place in the database that holds encrypted values."""

    table: str
    column: str
    purpose: Purpose


def new_key() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


class Cipher:
    """Seals and opens the fields of one scope: a tenant, or the deployment."""

    def __init__(self, scope: UUID | str, keys: Iterable[DataKey]) -> None:
        self._scope = str(scope).encode()
        self._ciphers: dict[tuple[Purpose, int], AESGCM] = {}
        self._newest: dict[Purpose, int] = {}
        self._index_key = b""
        for data_key in sorted(keys, key=lambda k: k.version):
            self._ciphers[data_key.purpose, data_key.version] = AESGCM(data_key.key)
            self._newest[data_key.purpose] = data_key.version
            if data_key.purpose is Purpose.INDEX:
                self._index_key = data_key.key

    def seal(self, field: Field, row_id: UUID, text: str) -> bytes:
        """Encrypt `text` for one row of `field` under the newest key of its purpose."""
        return self.seal_bytes(field, row_id, text.encode())

    def seal_bytes(self, field: Field, row_id: UUID, content: bytes) -> bytes:
        """Encrypt `content` as `seal` does."""
        version = self._newest[field.purpose]
        header = _HEADER.pack(_FORMAT, _AES_256_GCM, version)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = self._ciphers[field.purpose, version].encrypt(nonce, content, self._bound_to(field, row_id))
        return header + nonce + sealed

    def open(self, field: Field, row_id: UUID, sealed: bytes) -> str:
        """Decrypt what `seal` made for the same field and row; raises DecryptionError for anything else."""
        return self.open_bytes(field, row_id, sealed).decode()

    def open_bytes(self, field: Field, row_id: UUID, sealed: bytes) -> bytes:
        """Decrypt what `seal_bytes` made for the same field and row."""
        if len(sealed) < _HEADER.size + _NONCE_BYTES:
            raise DecryptionError(f"{field.table}.{field.column}: too short.")
        stored_format, algorithm, version = _HEADER.unpack_from(sealed)
        cipher = self._ciphers.get((field.purpose, version))
        if (stored_format, algorithm) != (_FORMAT, _AES_256_GCM) or cipher is None:
            raise DecryptionError(f"{field.table}.{field.column}: unknown key version {version}.")
        nonce = sealed[_HEADER.size : _HEADER.size + _NONCE_BYTES]
        try:
            return cipher.decrypt(nonce, sealed[_HEADER.size + _NONCE_BYTES :], self._bound_to(field, row_id))
        except InvalidTag as error:
            raise DecryptionError(f"{field.table}.{field.column}.") from error

    def index(self, kind: str, value: str) -> bytes:
        """Return the 16-byte blind index of a normalised `value`; `kind` keeps a phone apart from an equal e-mail."""
        return hmac.digest(self._index_key, f"{kind}\0{value}".encode(), hashlib.sha256)[:INDEX_BYTES]

    def _bound_to(self, field: Field, row_id: UUID) -> bytes:
        return b"|".join((self._scope, field.table.encode(), field.column.encode(), str(row_id).encode()))


def normal_email(address: str) -> str:
    """Return the form of an e-mail address under which it is indexed: NFKC, trimmed, case folded."""
    return unicodedata.normalize("NFKC", address).strip().casefold()
