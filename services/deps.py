"""What flows and screens work with, built once per process by `runtime.py`."""

from dataclasses import dataclass, field

from services.checkpoint_keys import CheckpointKeys
from services.db import Database
from services.jobs import Queue
from services.lanes import Lanes
from services.ports import (
    AnchorStore,
    Clock,
    DocumentReader,
    ErasureJournal,
    LiveFeed,
    LivePublisher,
    MailGateway,
    MessagingGateway,
    PaceKeeper,
    ReadingEngine,
    Replayer,
    SandboxControl,
    SentenceModel,
    WebhookSignature,
    WritingEngine,
)
from services.pressure import Pressure
from services.settings import Settings
from services.shelves import Shelves
from services.thoughts import Thoughts


@dataclass(frozen=True, slots=True, kw_only=True)
class Deps:
    """The process's dependencies; everything behind a port can be another adapter."""

    settings: Settings
    db: Database
    clock: Clock
    queue: Queue
    live: LivePublisher
    feed: LiveFeed
    api_pace: PaceKeeper
    whatsapp: MessagingGateway
    meta_signature: WebhookSignature
    reader: ReadingEngine
    # None without a language model's key: templates and facts do what they can.
    writer: WritingEngine | None
    replayer: Replayer
    # What the language model makes of turns that are still open.
    thoughts: Thoughts
    sentence_model: SentenceModel
    documents: DocumentReader
    mail: MailGateway | None
    sandbox: SandboxControl | None
    # None where no audit key is given: a web process in production, which signs nothing.
    checkpoint_keys: CheckpointKeys | None
    anchors: tuple[AnchorStore, ...]
    erasures: ErasureJournal
    shelves: Shelves = field(default_factory=Shelves)
    lanes: Lanes = field(default_factory=Lanes)
    pressure: Pressure = field(default_factory=Pressure)
