"""The closed list of things the AI may say on its own, by language: nothing here states anything of the tenant.

Each segment has variants so that nothing is repeated at once. What is said about the tenant comes from its facts.
Hinglish is Hindi in Latin script; a language that is not listed is answered in the tenant's own.
"""

from collections.abc import Collection, Mapping

from services.replies.wordings import arabic, english, hindi, hinglish, spanish
from services.rules.segments import Segment

ENGLISH, HINGLISH, HINDI, ARABIC, SPANISH = "en", "hinglish", "hi", "ar", "es"

WORDING: Mapping[str, Mapping[Segment, tuple[str, ...]]] = {
    ENGLISH: english.ENGLISH,
    HINGLISH: hinglish.HINGLISH,
    HINDI: hindi.HINDI,
    ARABIC: arabic.ARABIC,
    SPANISH: spanish.SPANISH,
}


def language_for(spoken: str | None, *, is_hinglish: bool, default: str, offered: Collection[str] | None = None) -> str:
    """The language to answer in: the contact's where it is worded and offered, else the tenant's, else English."""
    wanted = HINGLISH if is_hinglish else spoken
    if offered is not None and wanted not in offered:
        wanted = None
    known = [language for language in (wanted, default) if language and language in WORDING]
    return known[0] if known else ENGLISH


def say(segment: Segment, language: str, turn_number: int) -> str:
    """The wording of a segment; the turn's number picks the variant, so that two turns in a row differ."""
    variants = WORDING[language][segment]
    return variants[turn_number % len(variants)]
