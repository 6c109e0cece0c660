"""Encrypts and finds what must not lie in the database in the clear: message bodies, names, addresses, secrets.

One module does all of it. A stored value is `format | algorithm | key version | nonce | ciphertext and tag`, bound by
its associated data to the tenant, table, column and row it was written for, so that ciphertext cannot be moved. What is
known of a contact is sealed by `subject_keys`, in the same format under a key derived from the tenant's and its own.
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
from enum import IntEnum, StrEnum
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.errors import DecryptionError

KEY_BYTES = 32
INDEX_BYTES = 16
DEPLOYMENT = "deployment"
_AES_256_GCM = 1
_NONCE_BYTES = 12
_HEADER = struct.Struct(">BBI")


class Format(IntEnum):
    """The first byte of a stored value: which key it is under."""

    ERASED = 0
    TENANT = 1
    SUBJECT = 2


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
    """One unwrapped key: 32 bytes that live in memory only; one that does not seal only opens."""

    purpose: Purpose
    version: int
    key: bytes
    seals: bool = True


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
        self._keys: dict[tuple[Purpose, int], bytes] = {}
        self._ciphers: dict[tuple[Purpose, int], AESGCM] = {}
        self._newest: dict[Purpose, int] = {}
        self._index_key = b""
        for data_key in sorted(keys, key=lambda k: k.version):
            self._keys[data_key.purpose, data_key.version] = data_key.key
            self._ciphers[data_key.purpose, data_key.version] = AESGCM(data_key.key)
            if data_key.seals:
                self._newest[data_key.purpose] = data_key.version
            if data_key.purpose is Purpose.INDEX and data_key.seals:
                self._index_key = data_key.key

    def seal(self, field: Field, row_id: UUID, text: str) -> bytes:
        """Encrypt `text` for one row of `field` under the newest key of its purpose."""
        return self.seal_bytes(field, row_id, text.encode())

    def seal_bytes(self, field: Field, row_id: UUID, content: bytes) -> bytes:
        """Encrypt `content` as `seal` does."""
        version = self.newest(field.purpose)
        cipher = self._ciphers[field.purpose, version]
        return seal_with(cipher, Format.TENANT, version, content, self.bound_to(field, row_id))

    def open(self, field: Field, row_id: UUID, sealed: bytes) -> str:
        """Decrypt what `seal` made for the same field and row; raises DecryptionError for anything else."""
        return self.open_bytes(field, row_id, sealed).decode()

    def open_bytes(self, field: Field, row_id: UUID, sealed: bytes) -> bytes:
        """Decrypt what `seal_bytes` made for the same field and row."""
        stored_format, version = format_of(field, sealed)
        cipher = self._ciphers.get((field.purpose, version))
        if stored_format is not Format.TENANT or cipher is None:
            raise DecryptionError(f"{field.table}.{field.column}: unknown key version {version}.")
        return open_sealed(cipher, field, sealed, self.bound_to(field, row_id))

    def newest(self, purpose: Purpose) -> int:
        """The version that new values of a purpose are sealed under: the newest that seals."""
        return self._newest[purpose]

    def derive(self, purpose: Purpose, version: int, secret: bytes) -> bytes:
        """Return 32 bytes that need both this data key and `secret`; raises DecryptionError without the data key."""
        key = self._keys.get((purpose, version))
        if key is None:
            raise DecryptionError(f"Unknown version {version} of the key for {purpose}.")
        return hmac.digest(key, b"subject\0" + secret, hashlib.sha256)

    def bound_to(self, field: Field, row_id: UUID) -> bytes:
        """The associated data of a value: the place it may be opened at."""
        return b"|".join((self._scope, field.table.encode(), field.column.encode(), str(row_id).encode()))

    def index(self, kind: str, value: str) -> bytes:
        """Return the 16-byte blind index of a normalised `value`; `kind` keeps a phone apart from an equal e-mail."""
        return hmac.digest(self._index_key, f"{kind}\0{value}".encode(), hashlib.sha256)[:INDEX_BYTES]


def seal_with(cipher: AESGCM, stored_format: Format, version: int, content: bytes, bound_to: bytes) -> bytes:
    """Return header, nonce, ciphertext and tag of `content`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return header(stored_format, version) + nonce + cipher.encrypt(nonce, content, bound_to)


def header(stored_format: Format, version: int) -> bytes:
    """Return the first six bytes of what is sealed under a key version."""
    return _HEADER.pack(stored_format, _AES_256_GCM, version)


def format_of(field: Field, sealed: bytes) -> tuple[Format, int]:
    """Return the format and the key version that a stored value names; raises DecryptionError for neither."""
    if sealed == bytes([Format.ERASED]):
        return Format.ERASED, 0
    if len(sealed) < _HEADER.size + _NONCE_BYTES:
        raise DecryptionError(f"{field.table}.{field.column}: too short.")
    stored_format, algorithm, version = _HEADER.unpack_from(sealed)
    if stored_format not in (Format.TENANT, Format.SUBJECT) or algorithm != _AES_256_GCM:
        raise DecryptionError(f"{field.table}.{field.column}: unknown format.")
    return Format(stored_format), version


def open_sealed(cipher: AESGCM, field: Field, sealed: bytes, bound_to: bytes) -> bytes:
    """Decrypt what `seal_with` made with the same cipher for the same place."""
    nonce = sealed[_HEADER.size : _HEADER.size + _NONCE_BYTES]
    try:
        return cipher.decrypt(nonce, sealed[_HEADER.size + _NONCE_BYTES :], bound_to)
    except InvalidTag as error:
        raise DecryptionError(f"{field.table}.{field.column}.") from error


def normal_email(address: str) -> str:
    """Return the form of an e-mail address under which it is indexed: NFKC, trimmed, case folded."""
    return unicodedata.normalize("NFKC", address).strip().casefold()
