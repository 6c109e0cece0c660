"""Whom a note mentions: an @ followed by the name of a colleague who may see the conversation."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

Id = TypeVar("Id")


def mentioned(text: str, names: Mapping[Id, str]) -> frozenset[Id]:
    """Who is named after an @, by the whole name or its first word, whatever the case.

    Two colleagues of one first name are both meant by it; a longer name wins where one begins with another.
    """
    return frozenset(one for part in text.casefold().split("@")[1:] for one in _meant(part, names))


def _meant(part: str, names: Mapping[Id, str]) -> Iterable[Id]:
    spoken = {one: _longest(part, name.casefold()) for one, name in names.items()}
    most = max(spoken.values(), default=0)
    return (one for one, length in spoken.items() if length == most and most)


def _longest(part: str, name: str) -> int:
    """How much of a name stands at the start of the text: all of it, its first word, or nothing."""
    tries = (name, name.partition(" ")[0])
    return next((len(word) for word in tries if word and re.match(rf"{re.escape(word)}(?!\w)", part)), 0)
