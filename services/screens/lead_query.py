"""What narrows the leads' board and table, as it stands in a page's address: read with suspicion, written back plainly.

Nothing here asks the database; which rows a query means is `lead_rows`.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from services.errors import InvalidInput
from services.leads.models import LeadState
from services.rules.bands import Band
from services.rules.lead_export import LeadFilter
from services.rules.reading import BudgetBand
from services.screens.words import LANGUAGES

LONGEST_TEXT = 80


class Ownership(StrEnum):
    """Whose leads, where it is not one named member's; the values stand in addresses."""

    ANY = ""
    MINE = "me"
    NOBODY = "nobody"


class LeadSort(StrEnum):
    """By what a table is sorted; names are encrypted, so nothing sorts by them."""

    SCORE = "score"
    CREATED = "created"
    CHANGED = "changed"
    DUE = "due"  # the promise of a first answer that runs out first


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadQuery:
    """What a reader asked for; `text` are words of a name."""

    text: str = ""
    ownership: Ownership = Ownership.ANY
    owner_id: UUID | None = None
    inbox_id: UUID | None = None
    label_id: UUID | None = None
    language: str = ""
    band: Band | None = None
    budget: BudgetBand | None = None
    state: LeadState = LeadState.OPEN
    sort: LeadSort = LeadSort.SCORE
    is_rising: bool = False  # the smallest first

    @property
    def is_narrowed(self) -> bool:
        """Whether it leaves any open lead out."""
        return bool(set(words_of(self)) - {"sort"})


def parse(words: Mapping[str, str]) -> LeadQuery:
    """The query that an address's parameters mean; parameters of others are left alone.

    Raises InvalidInput that names the first parameter which cannot be meant.
    """
    found: dict[str, Any] = {}
    for name, value in words.items():
        read = _READ.get(name)
        if read is None or not value:
            continue
        try:
            found |= read(value)
        except ValueError as error:
            told = f"The address asks for {name} “{value[:40]}”, which there cannot be. Clear the filters."
            raise InvalidInput(told) from error
    return LeadQuery(**found)


def words_of(query: LeadQuery) -> dict[str, str]:
    """The parameters that `parse` reads as this query; what is not asked for is left out."""
    rising = "" if query.is_rising else "-"
    is_default = (query.sort, query.is_rising) == (LeadSort.SCORE, False)
    words = {
        "q": query.text,
        "owner": str(query.owner_id or query.ownership),
        "inbox": str(query.inbox_id or ""),
        "label": str(query.label_id or ""),
        "language": query.language,
        "band": query.band or "",
        "budget": query.budget or "",
        "state": "" if query.state is LeadState.OPEN else query.state.value,
        "sort": "" if is_default else f"{rising}{query.sort}",
    }
    return {name: str(value) for name, value in words.items() if value}


def all_words(query: LeadQuery) -> dict[str, str]:
    """The same with every name, empty where nothing is asked: what a filter bar shows."""
    return dict.fromkeys(_READ, "") | words_of(query)


def _text(value: str) -> dict[str, object]:
    return {"text": " ".join(value.split())[:LONGEST_TEXT]}


def _owner(value: str) -> dict[str, object]:
    known = {Ownership.MINE.value: Ownership.MINE, Ownership.NOBODY.value: Ownership.NOBODY}
    return {"ownership": known[value]} if value in known else {"owner_id": UUID(value)}


def _language(value: str) -> dict[str, object]:
    if value not in LANGUAGES:
        raise ValueError(value)
    return {"language": value}


def _sort(value: str) -> dict[str, object]:
    match = re.fullmatch(r"(-?)([a-z]+)", value)
    if match is None:
        raise ValueError(value)
    return {"sort": LeadSort(match[2]), "is_rising": not match[1]}


_READ: Mapping[str, Callable[[str], dict[str, object]]] = {
    LeadFilter.TEXT: _text,
    LeadFilter.OWNER: _owner,
    LeadFilter.INBOX: lambda value: {"inbox_id": UUID(value)},
    LeadFilter.LABEL: lambda value: {"label_id": UUID(value)},
    LeadFilter.LANGUAGE: _language,
    LeadFilter.BAND: lambda value: {"band": Band(value)},
    LeadFilter.BUDGET: lambda value: {"budget": BudgetBand(value)},
    LeadFilter.STATE: lambda value: {"state": LeadState(value)},
    LeadFilter.ORDER: _sort,
}
