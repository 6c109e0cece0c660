"""The labels and canned replies that the demo's companies begin with."""

from collections.abc import Mapping
from datetime import datetime

from services.db import Transaction
from services.desk import lists
from services.desk.models import LabelColour

LABELS: Mapping[str, Mapping[str, LabelColour]] = {
    "asha": {
        "Test drive": LabelColour.BLUE,
        "Finance": LabelColour.GREEN,
        "Exchange": LabelColour.AMBER,
        "Fleet": LabelColour.VIOLET,
    },
    "borneo": {
        "Site visit": LabelColour.BLUE,
        "Home loan": LabelColour.GREEN,
        "Investor": LabelColour.VIOLET,
    },
}
CANNED: Mapping[str, Mapping[str, str]] = {
    "asha": {
        "hello": "Hello {first_name}, this is {me} from {company}. How can I help?",
        "papers": "{first_name}, please bring a photo ID and proof of address; the rest we prepare here.",
        "later": "Thank you, {first_name}. I will find out and write to you here.",
        "namaste": "Namaste {first_name} ji, main {me}, {company} se. Bataiye, kaise madad karun?",
    },
    "borneo": {
        "hello": "Hello {first_name}, this is {me} from {company}. How can I help?",
        "visit": "{first_name}, which day would suit you for a look at the site?",
        "later": "Thank you, {first_name}. I will find out and write to you here.",
    },
}


async def furnish(tx: Transaction, slug: str, now: datetime) -> None:
    """Give a company its labels and canned replies."""
    for name, colour in LABELS[slug].items():
        await lists.create_label(tx, name, colour, now)
    for shortcut, text in CANNED[slug].items():
        await lists.save_canned(tx, shortcut, text, now)
