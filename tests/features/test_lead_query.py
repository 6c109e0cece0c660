"""What stands in the address of the leads' page: what it means, what it cannot mean, and that it is written back."""

from uuid import UUID

import pytest

from services.errors import InvalidInput
from services.leads.models import LeadState
from services.rules.bands import Band
from services.rules.reading import BudgetBand
from services.screens.lead_query import LeadQuery, LeadSort, Ownership, all_words, parse, words_of

ID = UUID(int=7)

MEANT = {
    "nothing": ({}, LeadQuery()),
    "an empty filter": ({"band": "", "owner": ""}, LeadQuery()),
    "what is another page's": ({"view": "table", "utm_source": "mail"}, LeadQuery()),
    "a band": ({"band": "HOT"}, LeadQuery(band=Band.HOT)),
    "own leads": ({"owner": "me"}, LeadQuery(ownership=Ownership.MINE)),
    "nobody's": ({"owner": "nobody"}, LeadQuery(ownership=Ownership.NOBODY)),
    "a colleague's": ({"owner": str(ID)}, LeadQuery(owner_id=ID)),
    "an inbox and a label": ({"inbox": str(ID), "label": str(ID)}, LeadQuery(inbox_id=ID, label_id=ID)),
    "language, budget, state": (
        {"language": "hinglish", "budget": "50K+", "state": "won"},
        LeadQuery(language="hinglish", budget=BudgetBand.OVER_50K, state=LeadState.WON),
    ),
    "the oldest first": ({"sort": "created"}, LeadQuery(sort=LeadSort.CREATED, is_rising=True)),
    "the newest first": ({"sort": "-created"}, LeadQuery(sort=LeadSort.CREATED)),
    "words": ({"q": "  Ravi   Kumar "}, LeadQuery(text="Ravi Kumar")),
    "enormous words": ({"q": "x" * 5000}, LeadQuery(text="x" * 80)),
}
CANNOT_BE = [
    ("band", "LUKEWARM"),
    ("owner", "meera"),
    ("inbox", "' or 1=1 --"),
    ("label", "7"),
    ("language", "<script>"),
    ("budget", "20 lakh"),
    ("state", "OPEN"),
    ("sort", "name"),
    ("sort", "--score"),
]


@pytest.mark.parametrize("name", MEANT)
def test_address_means_a_query(name: str) -> None:
    words, query = MEANT[name]

    assert parse(words) == query


@pytest.mark.parametrize("name", MEANT)
def test_query_is_written_back_as_the_address_that_means_it(name: str) -> None:
    _words, query = MEANT[name]

    assert parse(words_of(query)) == parse(all_words(query)) == query


@pytest.mark.parametrize(("name", "value"), CANNOT_BE)
def test_what_cannot_be_meant_is_named(name: str, value: str) -> None:
    with pytest.raises(InvalidInput, match=f"{name} “"):
        parse({name: value})


@pytest.mark.parametrize(("words", "narrowed"), [({"sort": "created"}, False), ({"band": "HOT"}, True)])
def test_sorting_leaves_nobody_out(words: dict[str, str], narrowed: bool) -> None:
    assert parse(words).is_narrowed is narrowed
