"""Which words of a text can be found again: whole words of any script, e-mail addresses, phone numbers.

Both sides go through here, what is kept and what is looked for, so two spellings that fold alike find each other:
width and compatibility forms (NFKC), case, Latin accents and Arabic vowel signs. Indic vowel signs are letters of their
words and stay.
"""

import re
import unicodedata

SHORTEST, LONGEST, MOST_WORDS = 2, 40, 64
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){6,14}")
_TATWEEL = "\u0640"
# Below this every combining mark belongs to Latin, Greek, Cyrillic, Hebrew or Arabic and is left out by many who write.
_FIRST_INDIC = "\u0900"


def search_words(text: str) -> tuple[str, ...]:
    """Return the distinct words of a text in their order, at most MOST_WORDS; addresses count as one word each."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    emails = _EMAIL.findall(folded)
    phones = ["".join(filter(str.isdigit, found)) for found in _PHONE.findall(folded)]
    words = [word for word in _split(folded) if SHORTEST <= len(word) <= LONGEST]
    return tuple(dict.fromkeys([*emails, *phones, *words]))[:MOST_WORDS]


def _split(folded: str) -> list[str]:
    """Runs of letters, digits and the marks that belong to them."""
    plain = "".join(char for char in unicodedata.normalize("NFD", folded) if not _is_left_out(char))
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    return unicodedata.normalize("NFC", spaced).split()


def _is_left_out(char: str) -> bool:
    return char == _TATWEEL or (char < _FIRST_INDIC and unicodedata.category(char) == "Mn")
