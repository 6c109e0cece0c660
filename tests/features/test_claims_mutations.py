"""The claims guard over thousands of altered statements, and over true ways to say a fact, in five languages."""

import re
from collections.abc import Iterator

import pytest
from grounded_claims import FACTS, FORBIDDEN, PARAPHRASES

from services.rules.claims import Ground, violations

LANGUAGES = tuple(FORBIDDEN)
GROUNDED = [
    (language, key, text) for language in LANGUAGES for key, texts in PARAPHRASES[language].items() for text in texts
]
LEAST_BLOCKED, LEAST_PASSED = 0.98, 0.95


def ground(key: str) -> Ground:
    return Ground(facts=(tuple(FACTS[key].values()),))


def share_passed(language: str | None = None) -> tuple[float, list[str]]:
    texts = [(key, text) for spoken, key, text in GROUNDED if language in (None, spoken)]
    stopped = [f"{text} {violations(text, ground(key))}" for key, text in texts if violations(text, ground(key))]
    return 1 - len(stopped) / len(texts), stopped


def mutants() -> Iterator[tuple[str, str, str]]:
    for language, key, text in [*GROUNDED, *((s, k, t) for k, texts in FACTS.items() for s, t in texts.items())]:
        for changed in _altered(text, language):
            if changed != text:
                yield key, changed, text


def _altered(text: str, language: str) -> Iterator[str]:
    for match in re.finditer(r"\d[\d,]*", text):
        number = match.group()
        for other in (_with_digit(number, "7", "5"), f"{number}0", _with_digit(number, "9", "4")):
            yield text[: match.start()] + other + text[match.end() :]
    for pair in SWAPS:
        yield _swapped(text, *pair)
    for word, other in REPLACED:
        yield re.sub(word, other, text, count=1)
    for forbidden in FORBIDDEN[language]:
        yield f"{text} {forbidden}"


def _with_digit(number: str, digit: str, otherwise: str) -> str:
    first = digit if number[0] != digit else otherwise
    return first + number[1:]


def _swapped(text: str, one: str, two: str) -> str:
    if one not in text or two not in text:
        return text
    return text.replace(one, "\0").replace(two, one).replace("\0", two)


SWAPS = [
    ("9:30", "19:30"),
    ("Monday", "Saturday"),
    ("सोमवार", "शनिवार"),
    ("الاثنين", "السبت"),
    ("lunes", "sábado"),
]
# A word of the statement and one that makes it false.
REPLACED = [
    (r"\bSaturday", "Sunday"),
    (r"शनिवार", "रविवार"),
    (r"السبت", "الأحد"),
    (r"\bsábado", "domingo"),
    (r"Residency Road", "Brigade Gardens Avenue"),
    (r"रेजिडेंसी रोड", "ब्रिगेड गार्डन मार्ग"),
    (r"شارع ريزيدنسي", "شارع الملك فهد"),
    (r"\b(start|begin)\w* (at|from)", "cost at most"),
    (r"\bdesde", "hasta"),
    (r"من 92", "حتى 92"),
    (r"\bse (shuru|start)", "tak milte"),
    (r"से शुरू", "तक ही"),
    (r"\b(are|is|do) not\b|n't\b|cannot", " gladly"),
    (r"\bnahi\b", "turant"),
    (r"नहीं", "तुरंत"),
    (r"\bلا ", "دائما "),
    (r"\b[Nn]o (aceptamos|tienen)", r"\1 siempre"),
    (r"\b(You|we|We) can\b", r"\1 can never"),
    (r"\byears?\b", "months"),
    (r"\bmonths?\b", "years"),
    (r"\bsaal\b", "mahine"),
    (r"साल", "महीने"),
    (r"سنوات", "أشهر"),
    (r"\baños", "meses"),
    (r"\bdays?\b", "hours"),
    (r"\bdin\b", "ghante"),
    (r"दिन", "घंटे"),
    (r"أيام", "ساعات"),
    (r"\bdías", "horas"),
    (r"₹", "$"),
    (r"روبية", "درهم"),
]


def test_altered_statements_are_stopped() -> None:
    altered = list(mutants())
    passed = [changed for key, changed, _ in altered if not violations(changed, ground(key))]

    assert len(altered) > 2500
    assert 1 - len(passed) / len(altered) >= LEAST_BLOCKED, passed


def test_true_ways_to_say_a_fact_pass() -> None:
    share, stopped = share_passed()

    assert len(GROUNDED) >= 120
    assert share >= LEAST_PASSED, stopped


@pytest.mark.parametrize("language", LANGUAGES)
def test_true_ways_to_say_a_fact_pass_in_each_language(language: str) -> None:
    share, stopped = share_passed(language)

    assert share >= 0.9, stopped
