"""Finds messages by the provider's ids, which are not stored: Meta's contain the contact's number in base64.

A row has a blind index to be found by. What is said to the provider about a contact's message needs the id itself; it
lies among the message's encrypted details.
"""

from collections.abc import Mapping

from services.crypto import Cipher

_KIND = "message"
# The key in a message's details under which the provider's id is kept.
PROVIDER_ID = "provider_id"


def index_of(cipher: Cipher, provider_id: str) -> bytes:
    """The blind index of a message's provider id."""
    return cipher.index(_KIND, provider_id)


def maybe_index_of(cipher: Cipher, provider_id: str | None) -> bytes | None:
    """The blind index, None where there is no id."""
    return index_of(cipher, provider_id) if provider_id else None


def with_id(details: Mapping[str, object], provider_id: str) -> dict[str, object]:
    """A message's details with the id by which the provider knows it."""
    return {**details, PROVIDER_ID: provider_id}
