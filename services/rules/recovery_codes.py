"""What recovery codes look like: ten codes of 80 random bits, in words of four that a person can copy by hand."""

import base64
from collections.abc import Callable

HOW_MANY = 10
_BYTES = 10
_WORD = 4
# What people write for letters that base32 leaves out.
_MISREAD = str.maketrans("01", "OI")


def make_codes(random_bytes: Callable[[int], bytes]) -> tuple[str, ...]:
    """Ten codes like K7QF-2MZD-…; `random_bytes` must be fit for secrets."""
    return tuple(_in_words(base64.b32encode(random_bytes(_BYTES)).decode()) for _ in range(HOW_MANY))


def normal_code(typed: str) -> str:
    """A code as it is compared: without spaces and dashes, in capitals."""
    kept = "".join(letter for letter in typed.upper() if letter.isalnum())
    return kept.translate(_MISREAD)


def _in_words(text: str) -> str:
    return "-".join(text[i : i + _WORD] for i in range(0, len(text), _WORD))
