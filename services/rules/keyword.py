"""A message as it is compared with lists of keywords: without case, look-alike forms, unseen characters and edges."""

import re
import unicodedata

# Joiners, direction marks, soft hyphens and the signs that choose an emoji's look.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_IN_WORDS = ("L", "M", "N")


def folded(text: str) -> str:
    """The text in one form for all that look alike: "ＳＴＯＰ" and "Stop" are "stop"."""
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text)).casefold()


def without_edges(text: str) -> str:
    """From the first letter or figure to the last. A vowel sign is part of its word, though to `\\W` it is none."""
    places = [place for place, character in enumerate(text) if unicodedata.category(character)[0] in _IN_WORDS]
    return text[places[0] : places[-1] + 1] if places else ""
