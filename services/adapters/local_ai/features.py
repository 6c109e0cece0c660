"""Turns a message into the countable features of the local models: words, word pairs, letter groups and rule cues.

The same function serves training and reading; a change here needs retrained weights.
"""

import re
from itertools import pairwise

from services.adapters.local_ai.cues import cues_of
from services.rules import romanised_hindi
from services.rules.numbers_in_words import western_digits

_URL = re.compile(r"https?://\S+|www\.\S+")
_WORD = re.compile(
    r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u064b-\u0652\u200c']+[^\W\d_]*)*|\d+|[?!]+|[^\s\w.,;:'\"()\-/\u0900-\u0dff]"
)
_DIGITS = re.compile(r"\d+")
# Chat spellings of the words that carry most meaning, one spelling each.
_SPELLINGS = {
    "nhi": "nahi", "nai": "nahi", "nahin": "nahi", "nahee": "nahi", "kr": "kar", "kro": "karo", "krna": "karna", "krdo": "kardo",
    "h": "hai", "hn": "hain", "pls": "please", "plz": "please", "plss": "please", "pl": "please", "u": "you", "ur": "your", "r": "are",
    "msg": "message", "msgs": "messages", "tmrw": "tomorrow", "tmr": "tomorrow", "tom": "tomorrow", "2moro": "tomorrow",
    "chaiye": "chahiye", "chahie": "chahiye", "chaahiye": "chahiye", "kb": "kab", "kha": "kaha", "kahan": "kaha", "mein": "me",
    "k": "ke", "bhejo": "bhej", "bhejna": "bhej", "bhejiye": "bhej", "bhejdo": "bhej", "btao": "batao", "bata": "batao", "bataiye": "batao",
    "bta": "batao", "jldi": "jaldi", "ni": "nahi", "abi": "abhi", "zyada": "jyada", "jada": "jyada", "ziada": "jyada", "thx": "thanks",
    "ty": "thanks", "dont": "don't", "cant": "can't", "wont": "won't", "didnt": "didn't", "doesnt": "doesn't", "isnt": "isn't",
    "whats": "what's", "im": "i'm", "ive": "i've", "wanna": "want", "gonna": "going", "hrs": "hours", "hr": "hour", "mins": "minutes",
    "appt": "appointment", "qty": "quantity", "amt": "amount", "acc": "account", "acct": "account", "addr": "address",
}  # fmt: skip


def features_of(text: str) -> list[str]:
    """All features of a message, repeated as often as they occur."""
    plain = _plain(text)
    tokens = [_SPELLINGS.get(token, token) for token in map(_token, _WORD.findall(plain)) if token]
    return [*_word_features(tokens), *_letter_groups(tokens), *(f"=:{cue}" for cue in cues_of(plain))]


def _plain(text: str) -> str:
    return _URL.sub(" ~url ", western_digits(text).lower())


def _token(raw: str) -> str:
    if raw.isdigit():
        return f"#{min(len(raw), 6)}"
    return raw[:2] if raw[0] in "?!" else romanised_hindi.fold(raw)


def _word_features(tokens: list[str]) -> list[str]:
    bounded = ["<", *tokens, ">"]
    pairs = [f"2:{a} {b}" for a, b in pairwise(bounded)]
    triples = [f"3:{a} {b} {c}" for a, b, c in zip(bounded, bounded[1:], bounded[2:], strict=False)]
    return [*(f"1:{token}" for token in tokens), *pairs, *triples]


def _letter_groups(tokens: list[str]) -> list[str]:
    """Groups of two to five letters inside each word and its edges: what survives typing errors."""
    groups = []
    for token in tokens:
        if token.startswith("#"):
            continue
        edged = f" {token} "
        for length in (2, 3, 4, 5):
            groups += [f"c:{edged[i : i + length]}" for i in range(len(edged) - length + 1)]
    return groups
