"""What a newcomer of each role is shown first, step by step: the page, the thing on it, and why it matters.

A tour is the shortest way through the product for that role, from a first lead to its proof.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from services.rules.permissions import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """A stop: `key` names it in what is kept, `target` is the CSS selector of what is pointed at on the page."""

    key: str
    title: str
    text: str
    path: str
    target: str


def _step(key: str, title: str, path: str, target: str, text: str) -> TourStep:
    return TourStep(key=key, title=title, text=text, path=path, target=target)


_PLAY = _step(
    "play", "A stranger writes", "/simulator/", ".plays .play",
    "Press “Qualify to HOT”. A contact writes on the phone; beside it you see what the product makes of every line.",
)  # fmt: skip
_ANSWERED = _step(
    "answered", "Answered and qualified", "/inbox/", ".thread-row",
    "Open the contact on top: the AI says what it is, quotes approved prices only, and stops when a person is wanted.",
)  # fmt: skip
_WHY = _step(
    "why", "Why this score", "/inbox/", '[data-pane="profile"]',
    "Open a conversation: five contributions add up to the score; every answer stands with the words that prove it.",
)  # fmt: skip
_ROUTED = _step(
    "routed", "Routed in order of urgency", "/leads/", ".board .column, .table",
    "Cards move by themselves when scores change. Each names its owner and the promise that runs.",
)  # fmt: skip
_CHARGED = _step(
    "charged", "Charged openly", "/tokens/", '[aria-label="Ledger"]',
    "Every movement names its price and its conversation; a turn is paid for once, and what fails is paid back.",
)  # fmt: skip
_AUDITED = _step(
    "audited", "Audited, and you can check it", "/audit/", ".seal",
    "Press “Verify now”. The chain of everything that happened is recomputed; an export can be checked without us.",
)  # fmt: skip
_FACTS = _step(
    "facts", "What the AI may say", "/settings/facts/", ".section",
    "Only what stands here, approved and dated, is ever claimed. Change a price, and the next answer has it.",
)  # fmt: skip
_TEAM = _step(
    "team", "Who works here", "/team/", ".table",
    "Roles decide who sees what. Set somebody available, and waiting HOT leads go to them.",
)  # fmt: skip
_AVAILABLE = _step(
    "available", "Say that you are there", "/inbox/", ".bar .menu > summary",
    "Your menu sets you available or away. HOT leads go only to people who are there.",
)  # fmt: skip
_MINE = _step(
    "mine", "Your conversations", "/inbox/", ".views",
    "“Mine” is what you own, “Needs a person” is what waits. The ring shows how long you may still write freely.",
)  # fmt: skip
_REPLY = _step(
    "reply", "Answer", "/inbox/", '[data-pane="thread"]',
    "Open one and press r. When you write, the AI pauses; “AI is on” hands the conversation back to it.",
)  # fmt: skip
_BOARD = _step(
    "board", "Your board", "/leads/", ".board .column, .table",
    "Your leads by urgency. A red edge means that a promise is about to break.",
)  # fmt: skip
_REVIEW = _step(
    "review", "Sensitive conversations", "/review/", ".page",
    "What the AI must not answer waits here: claim it, read it, decide. A colleague writes the reply.",
)  # fmt: skip
_COMPLIANCE = _step(
    "compliance", "Law by law", "/compliance/", ".page",
    "Each control with what the law asks and the counts that prove it, recomputed from the stored rows.",
)  # fmt: skip
_MODELS = _step(
    "models", "Prompts and drift", "/models/", ".page",
    "A new prompt answers nobody before it has passed a replay of your own past.",
)  # fmt: skip
_OPERATIONS = _step(
    "operations", "Is everything moving?", "/operations/", ".page",
    "Accepted = processed + parked + waiting, always. Failed jobs and parked deliveries can be run again.",
)  # fmt: skip
_FAULTS = _step(
    "faults", "Break it on purpose", "/simulator/", ".fault-list",
    "Switch “Duplicate” or “Meta is down” on and write on the phone: each switch says what you will see.",
)  # fmt: skip
_READ = _step(
    "read", "Read along", "/inbox/", ".thread-row",
    "You see every conversation and change none. Scores, owners and reasons stand beside the words.",
)  # fmt: skip

TOURS: Mapping[Role, tuple[TourStep, ...]] = {
    Role.ADMIN: (_PLAY, _ANSWERED, _WHY, _ROUTED, _CHARGED, _AUDITED, _FACTS, _TEAM),
    Role.MANAGER: (_PLAY, _ANSWERED, _WHY, _ROUTED, _CHARGED, _AUDITED),
    Role.SDR: (_AVAILABLE, _MINE, _REPLY, _WHY, _BOARD),
    Role.PRODUCT: (_PLAY, _ANSWERED, _FACTS, _MODELS, _AUDITED),
    Role.DEVOPS: (_OPERATIONS, _FAULTS),
    Role.AUDITOR: (_REVIEW, _AUDITED, _COMPLIANCE, _READ),
    Role.READONLY: (_READ, _WHY, _BOARD),
}
# Kept like a step: the member wants to see the tour no more.
PUT_AWAY = "put_away"


def may_tick(role: Role, key: str) -> bool:
    """True for a step of the role's own tour, and for putting the tour away."""
    return key == PUT_AWAY or any(step.key == key for step in TOURS[role])
