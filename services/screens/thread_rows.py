"""The rows of an open conversation, as the browser gets them."""

from dataclasses import dataclass, field

from services.screens.thread_extras import Extras


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadItem:
    """A message, a private note, or something that happened, oldest first, by the provider's time."""

    id: str
    kind: str  # message, template, event, note
    author: str  # contact, member, ai, system; a note's is `me` for its reader's own
    author_name: str
    body: str
    at: str
    starts_day: str  # ISO date in the member's zone on the first item of a day, else empty
    language: str = ""  # as shown: "Hinglish"
    status: str = ""  # DeliveryStatus of an outbound message
    failure: str = ""  # plain sentence with what to do, when failed or unknown
    explains: bool = False  # a decision of the AI led to it: "why this reply" has an answer
    source: str = ""  # what an AI's message rests on: facts by kind and thing, a document with its passage
    draft: str = ""  # the browser's name of what a member wrote
    extras: Extras = field(default_factory=Extras)
    event_icon: str = ""  # scored, routed, charged, escalated, consent


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The open conversation. The composer is shut, with the reason in `cannot_reply`, when a reply would be refused."""

    id: str = ""
    name: str = ""
    channel: str = ""
    status: str = ""  # open, pending, snoozed, resolved
    band: str = ""
    score: int = 0
    owner_name: str = ""
    is_mine: bool = False
    history: list[ThreadItem] = field(default_factory=list)
    older_cursor: str = ""
    ai_is_on: bool = False
    ai_reason: str = ""  # why the AI is paused: "Meera took over", "Escalated: asks for a person"
    escalation: str = ""  # the reason shown on top while a person is needed
    window_closes_at: str = ""
    sla_due_at: str = ""
    last_seq: int = 0  # of the newest message
    draft_place: str = ""  # under which the browser keeps what the reader writes here
    arrived_drafts: list[str] = field(default_factory=list)  # what of it is in the history
    reply_price_deci: int = 0  # what a member's reply costs
    ai_turn_price_deci: int = 0  # the ceiling held for the AI's next turn
    may_reply: bool = False
    hand_off: list[str] = field(default_factory=list)  # what is known, while a person is needed
    draft_id: str = ""  # of the AI's draft that waits for a person, in shadow mode
    draft_text: str = ""
    cannot_reply: str = ""
    takes_templates: bool = False
