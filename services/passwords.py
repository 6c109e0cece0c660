"""Hashes and checks passwords with Argon2id, off the event loop and a few at a time: one takes a core for a while."""

import asyncio
import hashlib
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from services.rules import password_policy
from services.rules.password_policy import Weakness

COMMON_PASSWORDS = Path(__file__).parent / "common_passwords.bin"
_DIGEST_BYTES = 6

_AT_ONCE = asyncio.Semaphore(2)
_HASHER = PasswordHash((Argon2Hasher(),))
# Checked for an e-mail that nobody has, so that the answer takes as long as for one that somebody has.
_NOBODY = _HASHER.hash("nobody's password")


def hash_password(password: str) -> str:
    """Return the Argon2id hash; takes about as long as checking does."""
    return _HASHER.hash(password)


async def is_right(password: str, stored: str | None) -> bool:
    """True where `password` is the one behind `stored`; None, nobody's hash, is never right and takes as long."""
    async with _AT_ONCE:
        matches = await asyncio.to_thread(_verify, password, stored or _NOBODY)
    return matches and stored is not None


def _verify(password: str, stored: str) -> bool:
    try:
        return _HASHER.verify(password, stored)
    except UnknownHashError:
        return False


async def hash_new(password: str) -> str:
    """Return the hash of a new password, off the loop as checking is."""
    async with _AT_ONCE:
        return await asyncio.to_thread(hash_password, password)


def weakness(password: str, own_words: Iterable[str]) -> Weakness | None:
    """Return what is wrong with a new password; `own_words` are the member's and the company's names."""
    return password_policy.weakness(password, is_common=_is_common(password), own_words=own_words)


def digest_of(password: str) -> bytes:
    """Return what a breached password is listed as: whatever its case."""
    return hashlib.sha256(password.casefold().encode()).digest()[:_DIGEST_BYTES]


def _is_common(password: str) -> bool:
    listed, wanted = _common(), digest_of(password)
    found = bisect_left(listed, wanted)
    return found < len(listed) and listed[found] == wanted


@cache
def _common() -> list[bytes]:
    """The shipped list (setup/common_passwords.py says whose): 12,000 digests, read once."""
    packed = COMMON_PASSWORDS.read_bytes()
    return [packed[i : i + _DIGEST_BYTES] for i in range(0, len(packed), _DIGEST_BYTES)]
