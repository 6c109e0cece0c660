"""Hashes and checks passwords with Argon2id, off the event loop and a few at a time: one takes a core for a while."""

import asyncio

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

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
