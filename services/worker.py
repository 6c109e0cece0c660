"""Runs what nobody waits for at a screen: deliveries, jobs, sweeps, the sealer; inside the web process or alone.

Everything here may be killed at any moment and run twice: state is in the database, and time is read at this edge.
"""

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from services import jobs
from services.conversations import intake_bell
from services.deps import Deps
from services.flows import notify
from services.flows.answer_turn import answer_turn
from services.flows.deliver_message import deliver_message
from services.flows.drain_queue import drain_queue
from services.flows.fetch_media import fetch_media
from services.flows.follow_sandbox_clock import follow_sandbox_clock
from services.flows.heed_pressure import heed_pressure
from services.flows.index_words import index_words
from services.flows.keep_retention import keep_retention
from services.flows.mail_checkpoints import mail_checkpoints
from services.flows.mail_digests import mail_digests
from services.flows.measure_drift import measure_drift
from services.flows.note_pulse import JOBS_PART, note_pulse
from services.flows.read_document import read_document
from services.flows.receive_deliveries import receive_deliveries
from services.flows.replay_erasures import replay_erasures
from services.flows.review_conversation import charge_review
from services.flows.roll_up import roll_up
from services.flows.rotate_keys import rewrap_keys, rotate_keys
from services.flows.seal_events import seal_events
from services.flows.send_mail import send_mail
from services.flows.shadow_draft import charge_draft
from services.flows.sign_checkpoints import sign_checkpoints
from services.flows.sweep import sweep
from services.flows.sync_templates import sync_due_templates
from services.flows.tell_tokens import tell_tokens
from services.flows.think_ahead import think_ahead
from services.job_failures import without_words
from services.jobs import Handler, JobName
from services.rules.backpressure import defers_analytics

AFTER_ERROR_SECONDS = 1.0
GC_THRESHOLDS = (200_000, 50, 1000)
PULSE_EVERY_SECONDS = 5.0

log = structlog.get_logger()

# Does one round at a moment and returns how much it found to do.
Round = Callable[[Deps, datetime], Awaitable[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Work that is looked for again and again: at once while there is some, else after a rest or when woken."""

    name: str
    round: Round
    rest_seconds: float
    # Analytics: left while much is waiting.
    may_wait: bool = False


PARTS = (
    Part(name="seal", round=seal_events, rest_seconds=0.25),
    Part(name="sign", round=sign_checkpoints, rest_seconds=5.0),
    Part(name="mail_checkpoints", round=mail_checkpoints, rest_seconds=600.0),
    Part(name="sweep", round=sweep, rest_seconds=15.0),
    Part(name="rotate", round=rotate_keys, rest_seconds=5.0),
    Part(name="rewrap", round=rewrap_keys, rest_seconds=600.0),
    Part(name="templates", round=sync_due_templates, rest_seconds=600.0),
    Part(name="index_words", round=index_words, rest_seconds=60.0),
    Part(name="pressure", round=heed_pressure, rest_seconds=1.0),
    Part(name="figures", round=roll_up, rest_seconds=5.0, may_wait=True),
    Part(name="digests", round=mail_digests, rest_seconds=60.0),
    Part(name="drift", round=measure_drift, rest_seconds=3600.0, may_wait=True),
    Part(name="retention", round=keep_retention, rest_seconds=1800.0),
)
RECEIVE = Part(name="receive", round=receive_deliveries, rest_seconds=1.0)
CLOCK = Part(name="clock", round=follow_sandbox_clock, rest_seconds=1.0)


@contextlib.asynccontextmanager
async def working(deps: Deps) -> AsyncIterator[None]:
    """Run the worker beside the block; at its end jobs in hand are finished or go back to the queue."""
    stop, arrived = asyncio.Event(), asyncio.Event()
    parts = (*PARTS, CLOCK) if deps.sandbox else PARTS
    running = [_run_jobs(deps, stop), _beat(deps, stop), _hear_arrivals(deps, arrived, stop)]
    running += [
        _go_round(deps, RECEIVE, stop, arrived),
        *(_go_round(deps, part, stop, asyncio.Event()) for part in parts),
    ]
    tasks = [asyncio.create_task(work) for work in running]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)


async def work_until(deps: Deps, stop: asyncio.Event) -> None:
    """Run the worker until `stop` is set, in a process of its own."""
    # What was loaded stays: collections need not look at it again.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GC_THRESHOLDS)
    await _forget_again(deps, stop)
    async with working(deps):
        await stop.wait()


async def _forget_again(deps: Deps, stop: asyncio.Event) -> None:
    """Before anything else; a worker that starts while its server is away waits for it."""
    while not stop.is_set():
        try:
            await replay_erasures(deps, deps.clock.now())
        except jobs.DATABASE_ERRORS as error:
            log.warning("worker.waits_for_database", error=type(error).__name__)
            await _sleep(stop, AFTER_ERROR_SECONDS)
        else:
            return


async def _go_round(deps: Deps, part: Part, stop: asyncio.Event, woken: asyncio.Event) -> None:
    while not stop.is_set():
        rest = part.rest_seconds
        # Before the round: what wakes it from here on may have come too late for it.
        woken.clear()
        try:
            if _may_go(deps, part) and await part.round(deps, deps.clock.now()):
                rest = 0.0
        # One of the two broad catches of the product: a part of the worker outlives whatever one round meets.
        except Exception as error:  # noqa: BLE001  # its kind and place are told; its words may be a person's
            log.error("worker.round_failed", part=part.name, error=str(without_words(error)))
            rest = AFTER_ERROR_SECONDS
        await _sleep(stop, rest, woken)


def _may_go(deps: Deps, part: Part) -> bool:
    return not (part.may_wait and defers_analytics(deps.pressure.mode))


async def _hear_arrivals(deps: Deps, arrived: asyncio.Event, stop: asyncio.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(*jobs.DATABASE_ERRORS):
            await intake_bell.listen(_listening_address(deps), arrived, stop)
        await _sleep(stop, AFTER_ERROR_SECONDS)


async def _run_jobs(deps: Deps, stop: asyncio.Event) -> None:
    await jobs.run_forever(_listening_address(deps), handlers(deps), stop)


def _listening_address(deps: Deps) -> str:
    """A listener needs a connection of its own for as long as it listens: no transaction pooler in between."""
    address = deps.settings.queue_database_url or deps.settings.database_url
    assert address is not None
    return address.get_secret_value()


async def _beat(deps: Deps, stop: asyncio.Event) -> None:
    while not stop.is_set():
        with contextlib.suppress(*jobs.DATABASE_ERRORS):
            await note_pulse(deps, JOBS_PART, deps.clock.now())
        await _sleep(stop, PULSE_EVERY_SECONDS)


async def _sleep(stop: asyncio.Event, seconds: float, *others: asyncio.Event) -> None:
    """Rest until the time is up or an event is set."""
    if seconds == 0:
        await asyncio.sleep(0)
        return
    waits = [asyncio.create_task(event.wait()) for event in (stop, *others)]
    await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()


def handlers(deps: Deps) -> Mapping[JobName, Handler]:
    """Which function runs each kind of job."""

    async def drain(payload: Mapping[str, str]) -> None:
        await drain_queue(deps, _id(payload, "tenant_id"), deps.clock.now())

    return {name: _about_one(deps, flow, names) for name, (flow, names) in _ABOUT_ONE.items()} | {
        JobName.DRAIN_QUEUE: drain
    }


# Does its work for one thing of a tenant, by the ids of both.
Flow = Callable[[Deps, UUID, UUID, datetime], Awaitable[None]]
_ABOUT_ONE: Mapping[JobName, tuple[Flow, str]] = {
    JobName.ANSWER_TURN: (answer_turn, "conversation_id"),
    JobName.THINK_AHEAD: (think_ahead, "conversation_id"),
    JobName.DELIVER_MESSAGE: (deliver_message, "message_id"),
    JobName.TELL_MENTIONED: (notify.tell_mentioned, "note_id"),
    JobName.TELL_ROUTED: (notify.tell_routed, "assignment_id"),
    JobName.TELL_ASSIGNED: (notify.tell_assigned, "conversation_id"),
    JobName.TELL_HANDED_OFF: (notify.tell_handed_off, "conversation_id"),
    JobName.TELL_BREACHED: (notify.tell_breached, "clock_id"),
    JobName.TELL_REVIEW: (notify.tell_review, "task_id"),
    JobName.SEND_MAIL: (send_mail, "mail_id"),
    JobName.CHARGE_REVIEW: (charge_review, "task_id"),
    JobName.CHARGE_DRAFT: (charge_draft, "draft_id"),
    JobName.READ_DOCUMENT: (read_document, "document_id"),
    JobName.TELL_TOKENS: (tell_tokens, "wallet_id"),
    JobName.FETCH_MEDIA: (fetch_media, "message_id"),
}


def _about_one(deps: Deps, flow: Flow, names: str) -> Handler:
    async def run(payload: Mapping[str, str]) -> None:
        await flow(deps, _id(payload, "tenant_id"), _id(payload, names), deps.clock.now())

    return run


def _id(payload: Mapping[str, str], name: str) -> UUID:
    return UUID(payload[name])
