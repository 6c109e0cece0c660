"""The outside world as the product sees it: one small protocol per capability, implemented by adapters."""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.arrivals import Parsed
from services.rules.document_kind import DocumentKind, DocumentRefusal
from services.rules.proposal import Proposal
from services.rules.reading import Reading
from services.rules.turn_text import TurnText


class Clock(Protocol):
    """Tells the time; read at the edges only."""

    def now(self) -> datetime:
        """Return the present moment as an aware UTC time."""
        ...


class PaceKeeper(Protocol):
    """Holds callers to a rate over all processes."""

    async def admits(self, tenant_id: UUID) -> bool:
        """True where a tenant's call may go on now; raises StorageUnavailable where the paces cannot be reached."""
        ...


class KeyProvider(Protocol):
    """Keeps the key that wraps data keys; the context is bound to the wrapped key."""

    async def active_key(self) -> str:
        """Return the name of the key that wraps now: fit to be shown, no secret."""
        ...

    def key_of(self, wrapped: bytes) -> str:
        """Return the name of the key that wrapped a data key; raises DecryptionError for another provider's."""
        ...

    async def wrap(self, key: bytes, context: Mapping[str, str]) -> bytes:
        """Return `key` encrypted for `context`."""
        ...

    async def unwrap(self, wrapped: bytes, context: Mapping[str, str]) -> bytes:
        """Return the key; raises DecryptionError for another context or an unknown wrapping key."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudge:
    """ "Look again": a topic and the ids it is about, never contents."""

    tenant_id: UUID
    topic: str
    ids: tuple[str, ...]


class LivePublisher(Protocol):
    """Sends nudges to every web process; losing one costs a delay, never correctness."""

    async def publish(self, nudges: Sequence[Nudge]) -> None:
        """Send; an unreachable server is not an error for the caller."""
        ...


class LiveFeed(Protocol):
    """Receives the nudges of all tenants in one web process."""

    def nudges(self) -> AsyncIterator[Nudge]:
        """Yield nudges for ever; reconnects by itself."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The provider took a message: its id there. Accepted is not delivered."""

    provider_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberHealth:
    """What the provider says of a number, in its own words; empty where it says nothing."""

    name: str
    address: str
    quality: str  # GREEN, YELLOW, RED, UNKNOWN
    status: str  # CONNECTED and others
    can_send: str  # AVAILABLE, LIMITED, BLOCKED


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboundContent:
    """What a message says: its kind (`conversations.MessageKind`), its text, and the provider's object for others."""

    kind: str
    text: str
    details: Mapping[str, object]
    reply_to: str | None = None


class MessagingGateway(Protocol):
    """Reads and sends on one channel."""

    def read_delivery(self, body: bytes) -> Parsed:
        """Read a webhook body; never raises: what cannot be read is named in it."""
        ...

    async def send(
        self, sender: "Sender", recipient: "Recipient", content: OutboundContent, opaque_id: str
    ) -> Accepted:
        """Send one message; `opaque_id` comes back in its statuses.

        Raises GatewayRefused with the provider's code, GatewayTimeout when the outcome is unknown, GatewayError else.
        """
        ...

    async def mark_read(self, sender: "Sender", provider_id: str, *, typing: bool) -> None:
        """Tell the contact that a message was read, and show typing where asked for."""
        ...

    async def fetch_media(self, sender: "Sender", media_id: str, *, most_bytes: int) -> bytes | None:
        """Return the content of a file that a contact sent, None where it is larger.

        Raises GatewayRefused where the provider does not have it any more, GatewayError else.
        """
        ...

    async def upload_media(self, sender: "Sender", content: bytes, mime_type: str, name: str) -> str:
        """Give the provider a file to send; return its id there. Raises GatewayRefused, GatewayError."""
        ...

    async def number_health(self, sender: "Sender") -> NumberHealth:
        """Return what the provider says of the sender's number; raises as `send`."""
        ...

    async def list_templates(self, sender: "Sender") -> Sequence[Mapping[str, object]]:
        """Return every template of the sender's business account as the provider describes it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The inbox a message goes out from; the token is a secret and stays out of logs."""

    external_id: str
    business_id: str
    access_token: str

    def __repr__(self) -> str:
        return f"Sender({self.external_id})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom it goes to: a phone number in E.164 digits without plus, or a provider's user id; the phone wins."""

    phone: str | None
    user_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitableFact:
    """An approved statement of the tenant as a writer gets it: in the reply's language where it is worded so."""

    id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyBrief:
    """What an engine that also writes may say of the tenant, in which language; `refused`: why a draft was not sent."""

    company: str
    language: str
    facts: tuple[CitableFact, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How a language model is asked, where there is one.

    `prompt` is the name of its prompt, None for the one that ships as active; with a `brief` the reply is proposed in
    the same call; `seconds` is how long it may take, None for the engine's own patience.
    """

    prompt: str | None = None
    brief: ReplyBrief | None = None
    seconds: float | None = None


ASKING = Asking()


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineReading:
    """What a reading engine returned, with what is needed to explain and to replay it.

    `proposal` is what it would say; only code decides whether any of it is sent. `refused` is why an earlier one of
    the same turn was not.
    """

    reading: Reading
    provider: str
    model: str
    raw_output: str
    # Codes and figures only: they stand in the decision record in the clear.
    parameters: Mapping[str, object] = field(default_factory=dict)
    prompt_hash: bytes | None = None
    fallback_reason: str | None = None
    latency_ms: int = 0
    model_tokens: int = 0
    cost_micro_usd: int = 0
    proposal: Proposal | None = None
    refused: tuple[str, ...] = ()


class UnreadableDocument(Exception):
    """A document cannot be read; `reason` says why."""

    def __init__(self, reason: DocumentRefusal) -> None:
        super().__init__(reason)
        self.reason = reason


class DocumentReader(Protocol):
    """Gets the text out of a document, whatever is in it."""

    async def text_of(self, content: bytes, kind: DocumentKind) -> str:
        """Return the text. Raises UnreadableDocument."""
        ...


class SentenceModel(Protocol):
    """Compares questions with sentences across languages."""

    async def question(self, text: str) -> NDArray[np.floating[Any]]:
        """Return the vector of a question, of length 1."""
        ...

    async def sentences(self, texts: Sequence[str]) -> NDArray[np.floating[Any]]:
        """Return one vector of length 1 a sentence."""
        ...

    def language_of(self, text: str) -> str:
        """Return the language a text is written in, as replies name it."""
        ...


class ReadingEngine(Protocol):
    """Understands a turn."""

    async def read(self, turn: TurnText, asking: Asking = ASKING) -> EngineReading:
        """Return the reading; an engine that fails falls back by itself and says why, so that no turn stays unread."""
        ...

    def read_safety(self, turn: TurnText) -> EngineReading:
        """Return only what is free of charge: opt-out, sensitive topics, the wish for a person, the language."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptFile:
    """A prompt as it ships: never edited once published; `hash` identifies its text and the form of its answers."""

    name: str
    hash: bytes
    text: str
    is_default: bool


class Replayer(Protocol):
    """Reads a recorded turn again, outside of any conversation."""

    @property
    def local_model(self) -> str:
        """The version of the local model."""
        ...

    @property
    def language_model(self) -> str | None:
        """The language model, None where no key is given."""
        ...

    @property
    def prompts(self) -> Sequence[PromptFile]:
        """Every prompt that ships, oldest first."""
        ...

    @property
    def card(self) -> Mapping[str, object]:
        """The evaluation of the local model as JSON values: what it was trained on, and its scores."""
        ...

    async def read_locally(self, turn: TurnText) -> EngineReading:
        """Read with the local engine, which gives the same reading of the same turn every time."""
        ...

    async def take_up(self, turn: TurnText, output: str, stated_millis: int) -> Reading:
        """Read with what a language model once returned; raises GatewayError for what is no answer."""
        ...

    async def ask(self, turn: TurnText, prompt: str) -> EngineReading:
        """Call the language model anew with a prompt; raises GatewayError where it does not answer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingTask:
    """A text to be put in other words: `task` is one of rules.copilot, `language` the wanted one by its code."""

    task: str
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a writing engine returned, with what is needed to explain it."""

    text: str
    provider: str
    model: str
    prompt_hash: bytes
    latency_ms: int
    model_tokens: int
    cost_micro_usd: int


class WritingEngine(Protocol):
    """Puts a member's text in other words; nothing of it is sent by itself."""

    async def write(self, task: WritingTask) -> Written:
        """Return the text; raises GatewayError where none came in time."""
        ...


class ThoughtStore(Protocol):
    """Keeps for a short while what was thought of a turn; whoever puts it there has sealed it."""

    async def keep(self, name: str, sealed: bytes) -> None:
        """Keep bytes under a name, in place of what was kept before."""
        ...

    async def find(self, name: str) -> bytes | None:
        """Return what is kept under a name, None where nothing is."""
        ...


class WebhookSignature(Protocol):
    """Proves where a webhook comes from."""

    def is_genuine(self, header: bytes | None, body: bytes) -> bool:
        """Whether the signature header signs exactly these bytes; takes the same time for any wrong one."""
        ...

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """Return what to answer a handshake with, None where it is not ours."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingMail:
    """A plain-text mail to one address; all three fields are personal data and stay out of logs."""

    to: str
    subject: str
    text: str

    def __repr__(self) -> str:
        return "OutgoingMail(…)"


class MailGateway(Protocol):
    """Sends mails to people of a tenant."""

    async def send(self, mail: OutgoingMail, *, key: str) -> Accepted:
        """Hand one mail over; the same `key` again is the same mail, so that a repeat does no harm.

        Raises GatewayRefused where a repeat cannot help, GatewayTimeout when the outcome is unknown, GatewayError else.
        """
        ...


class SandboxControl(Protocol):
    """The sandbox's control routes, for the simulator page; absent in production."""

    async def call(self, method: str, path: str, body: object | None = None) -> object:
        """Call a control route and return its JSON; raises GatewayError when the sandbox is not there."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A signed checkpoint as it lies outside the database; nothing in it is checked yet."""

    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """A contact that was erased, by a keyed id that names nobody."""

    tenant_id: UUID
    keyed_id: bytes


class ErasureJournal(Protocol):
    """Keeps who was erased where no restore of the database reaches; it is only ever added to."""

    async def append(self, erased: Sequence[Erased]) -> None:
        """Keep the entries that are new; returns once they are safe. Raises OSError."""
        ...

    async def entries(self) -> Sequence[Erased]:
        """Return every entry, the oldest first. Raises ConfigurationError for a broken journal."""
        ...


class AnchorStore(Protocol):
    """Keeps signed checkpoints where whoever can rewrite the database cannot; it is only ever added to."""

    async def append(self, tenant_id: UUID, note: str, at: datetime) -> None:
        """Keep a checkpoint; returns once it is safe. Raises GatewayError or OSError."""
        ...

    async def newest(self, tenant_id: UUID) -> Anchored | None:
        """Return the tenant's last checkpoint, None before the first."""
        ...

    async def every(self, tenant_id: UUID) -> Sequence[Anchored]:
        """Return all of the tenant's checkpoints, the oldest first."""
        ...
