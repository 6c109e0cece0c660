"""Events: prompts that changed their place, replays of the past, drift that was found."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from services.events.event import AI, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptMoved(Event):
    """`run_id` is the replay that let it read live turns."""

    action: ClassVar = "prompt.moved"
    subject: ClassVar = "prompt_id"
    topics: ClassVar = (AI,)
    prompt_id: UUID
    name: str
    before: str
    after: str
    run_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastReplayed(Event):
    action: ClassVar = "replay.finished"
    subject: ClassVar = "run_id"
    topics: ClassVar = (AI,)
    run_id: UUID
    candidate: str
    compared: int
    failed: int
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftFound(Event):
    action: ClassVar = "drift.found"
    subject: ClassVar = "report_id"
    topics: ClassVar = (AI,)
    report_id: UUID
    language: str
    alerts: tuple[str, ...]
