"""Which words the server chooses from closed sets and pages show through `t`: they belong into the catalogues too."""

from collections.abc import Iterator, Mapping
from typing import Any

from services import errors
from services.errors import FlexoraaError
from services.rules.tours import TOURS
from services.screens import company, consent_words, dashboard, decision_words, passwords, people, shell, words

_TABLES: tuple[Mapping[Any, str], ...] = (
    company.LANGUAGE_NAMES,
    consent_words.METHODS,
    consent_words.PURPOSES,
    dashboard.STEPS,
    decision_words.INTENTS,
    decision_words.STATES,
    decision_words.STEPS,
    decision_words.TONES,
    decision_words.TOPICS,
    decision_words.VERDICTS,
    passwords.WEAK,
    people.SHOWN_AUTHORS,
    shell.MODE_REASONS,
    shell.PAUSE_REASONS,
    words.BUDGETS,
    words.ENTRY_REASONS,
    words.FACTORS,
    words.INTENT_LEVELS,
    words.LANGUAGES,
    words.MESSAGE_KINDS,
    words.OBJECTIONS,
    words.OPERATIONS,
    words.QUESTIONS,
    words.SEND_REFUSALS,
    words.SIGNALS,
    words.TIMELINES,
    words.TRIGGERS,
    words.WINDOW_SHUT,
)


def server_words() -> Iterator[str]:
    """Yield every word of the tables, what the tours say, and what each error says by itself."""
    for table in _TABLES:
        yield from filter(None, table.values())
    for step in {step for steps in TOURS.values() for step in steps}:
        yield from (step.title, step.text)
    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, FlexoraaError):
            yield (error.__doc__ or "").strip().split("\n")[0]
