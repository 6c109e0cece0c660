"""Encrypts what is known of one contact under a key of that contact, so that destroying the key destroys it all.

A field's key is derived from the tenant's data key, whose version stands in the header, and from the contact's subject
key: rotation replaces the first, erasure destroys the second. The subject key is kept in `contact.subject_key`, wrapped
by the tenant's key for personal data; it is read with the row in the same transaction and never cached, so a destroyed
key is gone for every process at once. The column is null for contacts older than subject keys, whose values are under
the tenant's key alone until they are re-encrypted, and empty once the key is destroyed.
"""

import hashlib
import hmac
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.crypto import Cipher, Field, Format, Purpose, format_of, new_key, open_sealed, seal_with
from services.errors import DecryptionError, SubjectErased

SUBJECT_KEY = Field(table="contact", column="subject_key", purpose=Purpose.PERSONAL)
DESTROYED = b""
# What a reader sees in place of a value whose key is destroyed.
ERASED = "[erased]"
# Overwrites values that a destroyed key did not cover.
ERASED_VALUE = bytes([Format.ERASED])


class Subject:
    """Seals and opens the fields of one contact, in whatever table they stand."""

    def __init__(self, cipher: Cipher, contact_id: UUID, wrapped: bytes | None) -> None:
        self.id = contact_id
        self.wrapped = wrapped
        self._cipher = cipher
        self._secret = cipher.open_bytes(SUBJECT_KEY, contact_id, wrapped) if wrapped else b""
        self._ciphers: dict[tuple[Purpose, int], AESGCM] = {}

    @property
    def is_erased(self) -> bool:
        """Whether the key is destroyed: nothing can be read, and nothing more may be kept."""
        return self.wrapped == DESTROYED

    def seal(self, field: Field, row_id: UUID, text: str) -> bytes:
        """Encrypt `text` for one row of `field`; raises SubjectErased once the key is destroyed."""
        return self.seal_bytes(field, row_id, text.encode())

    def seal_bytes(self, field: Field, row_id: UUID, content: bytes) -> bytes:
        """Encrypt `content` as `seal` does."""
        if self.is_erased:
            raise SubjectErased
        if not self._secret:
            return self._cipher.seal_bytes(field, row_id, content)
        version = self._cipher.newest(field.purpose)
        bound_to = self._cipher.bound_to(field, row_id)
        return seal_with(self._derived(field.purpose, version), Format.SUBJECT, version, content, bound_to)

    def prove(self, field: str, value: str) -> bytes:
        """Return 32 bytes that prove a value of this contact for as long as the key lives, and tell nothing after.

        Keyed by the subject key alone, which rotation does not change. Raises SubjectErased, and DecryptionError for a
        contact that is older than subject keys.
        """
        if self.is_erased:
            raise SubjectErased
        if not self._secret:
            raise DecryptionError("The contact has no key.")
        return hmac.digest(self._secret, f"commitment\0{field}\0{value}".encode(), hashlib.sha256)

    @property
    def may_prove(self) -> bool:
        """Whether the contact has a key of its own."""
        return bool(self._secret)

    def open(self, field: Field, row_id: UUID, sealed: bytes) -> str:
        """Decrypt a field, or return ERASED; raises DecryptionError for what was not sealed for this place."""
        try:
            return self.open_bytes(field, row_id, sealed).decode()
        except SubjectErased:
            return ERASED

    def open_bytes(self, field: Field, row_id: UUID, sealed: bytes) -> bytes:
        """Decrypt a field; raises SubjectErased once the key is destroyed."""
        stored_format, version = format_of(field, sealed)
        if stored_format is Format.ERASED or self.is_erased:
            raise SubjectErased
        if stored_format is Format.TENANT:
            return self._cipher.open_bytes(field, row_id, sealed)
        if not self._secret:
            raise DecryptionError(f"{field.table}.{field.column}: the contact has no key.")
        return open_sealed(self._derived(field.purpose, version), field, sealed, self._cipher.bound_to(field, row_id))

    def _derived(self, purpose: Purpose, version: int) -> AESGCM:
        if (purpose, version) not in self._ciphers:
            self._ciphers[purpose, version] = AESGCM(self._cipher.derive(purpose, version, self._secret))
        return self._ciphers[purpose, version]


def new_subject(cipher: Cipher, contact_id: UUID) -> Subject:
    """Make the key of a new contact; `wrapped` is what its row keeps."""
    return Subject(cipher, contact_id, cipher.seal_bytes(SUBJECT_KEY, contact_id, new_key()))
