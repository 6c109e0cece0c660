"""What scripted contacts do, message by message, and what to watch at each step; `scenario_player.py` plays them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

HOUR_SECONDS = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act of the contact, or a move of the clock, with what it shows.

    `content` is what `POST /_sandbox/inbound` takes; {thing}, {low}, {much} and {area} in its texts stand for what the
    company sells. An answer is waited for where one is promised.
    """

    watch: str
    content: Mapping[str, object] = field(default_factory=dict)
    times: int = 1
    is_answered: bool = True
    changes_number: bool = False
    advance_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A play with its name in addresses, its title, what it is about, and the contact who acts."""

    name: str
    title: str
    about: str
    contact: str
    steps: tuple[Step, ...]


def _says(text: str, watch: str, *, is_answered: bool = True) -> Step:
    return Step(content={"text": text}, watch=watch, is_answered=is_answered)


SCENARIOS: tuple[Scenario, ...] = (
    Scenario(
        name="hot",
        title="Qualify to HOT",
        about="Three messages take a stranger to a qualified, routed lead.",
        contact="Kavya Rao",
        steps=(
            _says(
                "Hi, I saw the {thing} on your page. What does it cost?",
                "The AI says that it is one, quotes only an approved price, and asks one question.",
            ),
            _says(
                "My budget is around {much}", "The budget is kept with the words that prove it, and the score moves."
            ),
            _says(
                "I want to buy it this week",
                "Ready to buy: the AI hands over, the lead is HOT, and its owner has ten minutes.",
            ),
            _says(
                "Can somebody call me today?",
                "The AI stays silent now: the next word is the owner's. Answer from the inbox.",
                is_answered=False,
            ),
        ),
    ),
    Scenario(
        name="objections",
        title="Objection storm",
        about="Three different doubts in a row bring a person in.",
        contact="Rohan Mehta",
        steps=(
            _says("Hi, tell me about the {thing}", "A first question; nothing is promised that no fact bears out."),
            _says("It is too expensive for me", "First objection: price. No discount is made up."),
            _says("I do not trust this, I read bad reviews", "Second objection: trust. The score falls with each."),
            _says(
                "Another company gives me a better offer, and I am not sure I need it now",
                "Third objection and a competitor: the AI hands over and says so.",
            ),
        ),
    ),
    Scenario(
        name="opt_out",
        title="Opt-out",
        about="STOP holds before the next send, and only the contact lifts it.",
        contact="Sunil Das",
        steps=(
            _says("Hello, how much is the {thing}?", "An ordinary first answer."),
            _says("STOP", "One confirmation, free of charge; the composer in the inbox is shut from here on."),
            _says(
                "Are you still there?",
                "Stored and shown, and not answered: nothing goes to somebody who said STOP.",
                is_answered=False,
            ),
            _says("START", "The contact's own word opens the conversation again."),
        ),
    ),
    Scenario(
        name="hinglish",
        title="Hinglish haggling",
        about="Mixed language, haggling and a budget in lakh.",
        contact="Neha Verma",
        steps=(
            _says("Bhai {thing} ka price kya hai?", "Language found: Hinglish; the answer comes in Hinglish."),
            _says(
                "Thoda zyada hai yaar, {low} tak ho jayega kya?",
                "The budget is read from an offer, and no deal is promised.",
            ),
            _says("Discount milega kya?", "No approved discount, so none is named: the team will tell."),
            _says("Is mahine lena hai", "With the timeline all three answers are known, each with its words."),
        ),
    ),
    Scenario(
        name="media",
        title="Photo, voice note, place",
        about="What is not text is kept, shown and answered too.",
        contact="Farhan Ali",
        steps=(
            Step(
                content={"media": {"kind": "image", "caption": "Is this {thing} in stock?"}},
                watch="The caption is read like a message.",
            ),
            Step(content={"voice": True}, watch="A voice note is kept in its place in the thread.", is_answered=False),
            Step(
                content={"location": {"latitude": 12.9716, "longitude": 77.5946, "name": "{area}"}},
                watch="A place is kept with its name.",
                is_answered=False,
            ),
            _says("I am here, please call me", "Asks for a person: the AI hands over."),
        ),
    ),
    Scenario(
        name="number_change",
        title="Number change",
        about="The same person writes from a new number.",
        contact="Anita Joseph",
        steps=(
            _says("Hi, is the {thing} available?", "A conversation under the first number."),
            Step(
                changes_number=True,
                watch="WhatsApp tells the product that the number changed; the conversation stays one.",
                is_answered=False,
            ),
            _says("It is me, my budget is {low}", "The same thread goes on under the new number."),
        ),
    ),
    Scenario(
        name="burst",
        title="Burst of messages",
        about="Six lines in a row are one turn, with one reading and one answer.",
        contact="Vikram Singh",
        steps=(
            Step(
                content={"text": "Hello, line {n}: what is the price of the {thing}?"},
                times=6,
                watch="Six messages, one quiet moment, one answer and one price.",
            ),
            _says("My budget is {low}", "The next turn is charged on its own."),
        ),
    ),
    Scenario(
        name="window",
        title="The window shuts",
        about="A day passes: free text is no longer allowed.",
        contact="Meher Irani",
        steps=(
            _says("Hi, what does the {thing} cost?", "The ring in the inbox shows 24 hours."),
            Step(
                advance_seconds=23 * HOUR_SECONDS,
                watch="The demo's clock is 23 h ahead, for every company in it: the ring turns amber, an hour is left.",
                is_answered=False,
            ),
            Step(
                advance_seconds=2 * HOUR_SECONDS,
                watch="The window is shut: the composer gives way, and the database would refuse free text too.",
                is_answered=False,
            ),
            _says("Sorry, I was away", "The contact's word opens it for another 24 hours."),
        ),
    ),
)

# What the demo companies sell, in their buyers' words.
_WORDS: Mapping[str, Mapping[str, str]] = {
    "Asha Motors": {"thing": "Creta", "low": "15 lakh", "much": "20 lakh", "area": "Indiranagar"},
    "Borneo Homes": {"thing": "two-bedroom flat", "low": "RM 450,000", "much": "RM 900,000", "area": "Mont Kiara"},
}
_ANY_WORDS = {"thing": "product", "low": "$4,000", "much": "$20,000", "area": "the city"}


def scenario_called(name: str) -> Scenario:
    """The scenario with this name. Raises ValueError naming those that exist."""
    found = next((one for one in SCENARIOS if one.name == name), None)
    if found is None:
        raise ValueError(f"no scenario {name}; there are {', '.join(one.name for one in SCENARIOS)}")
    return found


def content_for(step: Step, tenant: str) -> dict[str, object]:
    """What the contact sends, in words about what this company sells."""
    words = _WORDS.get(tenant, _ANY_WORDS)
    return {key: _worded(value, words) for key, value in step.content.items()}


def _worded(value: object, words: Mapping[str, str]) -> object:
    if isinstance(value, Mapping):
        return {key: _worded(part, words) for key, part in value.items()}
    if not isinstance(value, str):
        return value
    for name, word in words.items():
        value = value.replace(f"{{{name}}}", word)
    return value
