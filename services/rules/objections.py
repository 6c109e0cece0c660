"""Which objections a message raises; more than one may stand in it. Whether they stay open is the lead's matter."""

from services.rules.objection_doubt_words import DOUBTS
from services.rules.objection_words import CIRCUMSTANCES
from services.rules.reading import Objection

_PATTERNS = CIRCUMSTANCES | DOUBTS


def find_objections(text: str) -> tuple[Objection, ...]:
    """The objections of the text in the order of the enum."""
    flat = " ".join(text.lower().replace("’", "'").split())
    return tuple(objection for objection in Objection if any(p.search(flat) for p in _PATTERNS[objection]))
