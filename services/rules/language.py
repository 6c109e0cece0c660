"""Which language a message is written in: script first, then telling words, then what the conversation spoke so far.

A detector for the Latin-script languages without telling words is handed in by the adapter. "Hinglish" is Hindi in
Latin script; its words are `romanised_hindi.py`'s.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from services.rules import romanised_hindi
from services.rules.language_words import ARABIC_SCRIPT_WORDS, DEVANAGARI_WORDS, LATIN_WORDS, ROMANISED_WORDS

LatinDetector = Callable[[str], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """ISO 639-1 code, "xx-Latn" for a romanised Indian language, "und" for none; Hinglish is "hi" with the flag."""

    code: str
    is_hinglish: bool = False

    @property
    def tag(self) -> str:
        """One word for both: "hinglish" or the code."""
        return "hinglish" if self.is_hinglish else self.code


UNDETERMINED = Language(code="und")
HINGLISH = Language(code="hi", is_hinglish=True)
ENGLISH = Language(code="en")

_SCRIPTS = {
    "bn": (0x0980, 0x09FF), "pa": (0x0A00, 0x0A7F), "gu": (0x0A80, 0x0AFF), "or": (0x0B00, 0x0B7F),
    "ta": (0x0B80, 0x0BFF), "te": (0x0C00, 0x0C7F), "kn": (0x0C80, 0x0CFF), "ml": (0x0D00, 0x0D7F),
    "si": (0x0D80, 0x0DFF), "th": (0x0E00, 0x0E7F), "he": (0x0590, 0x05FF), "el": (0x0370, 0x03FF),
    "ko": (0xAC00, 0xD7AF), "ja": (0x3040, 0x30FF), "zh": (0x4E00, 0x9FFF), "ru": (0x0400, 0x04FF),
    "devanagari": (0x0900, 0x097F), "arabic": (0x0600, 0x06FF), "latin": (0x0041, 0x024F),
}  # fmt: skip
# An address is looked for at the start of a word only: from every letter it takes hours over one long word.
_NOT_LANGUAGE = re.compile(r"https?://\S+|www\.\S+|(?<!\S)[^\s@]+@[^\s@]+\.\w+|@\w+|#\w+")
_DEVANAGARI_WORD = re.compile(r"[\u0900-\u0963\u0970-\u097f]+")
_ARABIC_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06fa-\u06ff\u200c]+")
_URDU_LETTERS = frozenset("ٹڈڑںےہھۓ")
_PERSIAN_LETTERS = frozenset("پچژگکی")
_MARATHI_LETTERS = frozenset("ळ")
# Answers as short as this say nothing about the language: "ok", "yes", "done" keep the one the conversation has.
_FEW_WORDS = 4
_FIGURE_WORDS = frozenset(
    """lakh lakhs lac lacs crore crores cr k l rs inr rupees usd dollars rm aed budget price emi emis max min approx total next month months week weeks day days year asap bhk sqft""".split()
)
_INTERNATIONAL = frozenset(
    "ok okay okey k kk yes no yep yeah ya hi hello hey thanks thx ty bye please pls sir madam done sure fine great nice cool "
    "hmm hm oh ah wow lol".split()
)


def detect(text: str, so_far: str | None = None, *, latin: LatinDetector | None = None) -> Language:
    """The language of a text; `so_far` is the tag the conversation has (None at its start).

    `latin` names the ISO code of Latin-script text that has no telling words, or None where it cannot tell.
    """
    cleaned = _NOT_LANGUAGE.sub(" ", text)
    script = _main_script(cleaned)
    if script is None:
        return UNDETERMINED if so_far is None else from_tag(so_far)
    if script == "devanagari":
        return _devanagari(cleaned)
    if script == "arabic":
        return Language(code=_arabic_script(cleaned))
    if script == "latin":
        return _latin(cleaned, so_far, latin)
    return Language(code=script)


def from_tag(tag: str) -> Language:
    """The language a tag of `Language.tag` stands for."""
    return HINGLISH if tag == "hinglish" else Language(code=tag)


def _main_script(text: str) -> str | None:
    """The script of the message; a native script wins over Latin words mixed in unless it is a mere trace."""
    counts = Counter(script for script in map(_script_of, text) if script)
    if not counts:
        return None
    native = [(count, script) for script, count in counts.items() if script != "latin"]
    if native and max(native)[0] * 4 >= counts["latin"]:
        return max(native)[1]
    return "latin"


def _script_of(character: str) -> str | None:
    if not character.isalpha():
        return None
    point = ord(character)
    return next((script for script, (first, last) in _SCRIPTS.items() if first <= point <= last), None)


def _devanagari(text: str) -> Language:
    tokens = _DEVANAGARI_WORD.findall(text)
    counts = {code: sum(token in words for token in tokens) for code, words in DEVANAGARI_WORDS.items()}
    counts["mr"] += sum(character in _MARATHI_LETTERS for character in text)
    best = max(("hi", "mr", "ne"), key=counts.__getitem__)
    return Language(code=best)


def _arabic_script(text: str) -> str:
    tokens = _ARABIC_WORD.findall(text)
    counts = {code: 2 * sum(token in words for token in tokens) for code, words in ARABIC_SCRIPT_WORDS.items()}
    counts["ur"] += 2 * sum(character in _URDU_LETTERS for character in text)
    persian = sum(character in _PERSIAN_LETTERS for character in text)
    counts["fa"] += persian
    counts["ur"] += persian
    counts["ar"] += 2 * sum(character in "ةىكيأإؤئ" for character in text)
    return max(("ar", "fa", "ur"), key=counts.__getitem__)


def _latin(text: str, so_far: str | None, latin: LatinDetector | None) -> Language:
    if "¿" in text or "¡" in text:
        return Language(code="es")
    tokens = romanised_hindi.words(text)
    if not tokens:
        return UNDETERMINED if so_far is None else from_tag(so_far)
    strong, weak = romanised_hindi.count_hindi(tokens)
    counts = {code: sum(token in words for token in tokens) for code, words in LATIN_WORDS.items()}
    if so_far is not None and _tells_no_language(tokens, counts, strong):
        return from_tag(so_far)
    romanised = _romanised(tokens, strong + weak)
    if romanised is not None:
        return romanised
    foreign = max((code for code in counts if code != "en"), key=counts.__getitem__)
    if strong and (strong >= counts[foreign] or strong + weak > counts[foreign]):
        return HINGLISH
    if _is_all_hindi_like(tokens, weak):
        return HINGLISH
    return _european(text, tokens, counts, latin)


def _tells_no_language(tokens: list[str], counts: dict[str, int], strong: int) -> bool:
    """Whether a few words could stand in any language: "ok", "8-9 lakh", "sedan", "next month"."""
    telling = [token for token in tokens if token not in _INTERNATIONAL and token not in _FIGURE_WORDS]
    if not telling:
        return len(tokens) <= _FEW_WORDS
    return len(tokens) <= 2 and not strong and not any(counts.values())


def _romanised(tokens: list[str], hindi: int) -> Language | None:
    """Another romanised Indian language, where its words outnumber what could be Hindi or English."""
    counts = {code: sum(token in words for token in tokens) for code, words in ROMANISED_WORDS.items()}
    best = max(counts, key=counts.__getitem__)
    english = sum(token in LATIN_WORDS["en"] for token in tokens)
    if counts[best] > hindi and counts[best] * 2 >= english + 1:
        return Language(code=best)
    return None


def _is_all_hindi_like(tokens: list[str], weak: int) -> bool:
    """ "500 me do": each word could be English, but only Hindi makes sense of all of them together."""
    rest = [token for token in tokens if token not in romanised_hindi.ADDRESS_WORDS]
    return weak >= 2 and all(token in romanised_hindi.WEAK_WORDS for token in rest)


def _european(text: str, tokens: list[str], counts: dict[str, int], latin: LatinDetector | None) -> Language:
    best = max(counts, key=lambda code: (counts[code], code == "en"))
    tied = [code for code in counts if code != best and counts[code] == counts[best]]
    if counts[best] and not tied and (counts[best] * 3 >= len(tokens) or best == "en"):
        return Language(code=best)
    guess = latin(text) if latin is not None and len(tokens) >= 2 else None
    if guess is not None and (not counts[best] or counts.get(guess, 1)):
        return Language(code=guess)
    return Language(code=best) if counts[best] else ENGLISH
