"""Names the language of Latin-script text without telling words, by lingua's bundled n-gram models."""

from functools import cache

from lingua import Language, LanguageDetector, LanguageDetectorBuilder

_LANGUAGES = (
    Language.ENGLISH, Language.SPANISH, Language.FRENCH, Language.PORTUGUESE, Language.GERMAN, Language.ITALIAN,
    Language.INDONESIAN, Language.MALAY, Language.TAGALOG, Language.SWAHILI, Language.TURKISH, Language.VIETNAMESE, Language.DUTCH,
)  # fmt: skip
# Below this lead over English the text is taken for English, which most short messages are.
_LEAST_LEAD = 0.25


@cache
def _detector() -> LanguageDetector:
    return LanguageDetectorBuilder.from_languages(*_LANGUAGES).with_low_accuracy_mode().build()


def detect_latin(text: str) -> str | None:
    """The ISO 639-1 code of the likeliest language, None where it is not sure."""
    confidences = {c.language: c.value for c in _detector().compute_language_confidence_values(text)}
    best = max(confidences, key=confidences.__getitem__)
    if confidences[best] - confidences[Language.ENGLISH] < _LEAST_LEAD and best is not Language.ENGLISH:
        return None
    return best.iso_code_639_1.name.lower()
