"""A member asks for a draft, other words, or a translation: only a suggestion, which nobody but the member sends.

The same question about the same words has the same answer, which is kept and charged once. What a language model
returns is compared with the text that it was given; a draft rests on facts and wordings alone, with a key or without.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.billing import commands as billing
from services.billing.commands import Held, Purpose
from services.contacts.models import Contact
from services.conversations import turns
from services.conversations.models import Author
from services.conversations.queries import load_contact_id
from services.conversations.turns import Turn
from services.db import Reader
from services.deps import Deps
from services.errors import GatewayError
from services.events.catalog.desk import CopilotAnswered
from services.flows.turn_answer import Opened, moment_of
from services.leads.queries import LeadRecord, find_open
from services.ports import WritingTask
from services.replies.commands import DecisionRecord, record_decisions
from services.replies.models import DECISION_RESULT, Decision, DecisionKind
from services.replies.queries import ApprovedFact, facts_in_force
from services.replies.reply import Hearing, reply_to
from services.replies.wording import language_for
from services.replies.write import Draft
from services.rules import copilot, qualification
from services.rules.copilot import Task
from services.rules.judgement import judge
from services.rules.permissions import Access, Area, Principal
from services.rules.rate_card import Charge, price
from services.subject_keys import Subject

LONGEST_TEXT = 4096
NO_MODEL = "Rewriting and translating need a language model, and none is connected. Drafts and summaries work without."
NOTHING_WRITTEN = "Write something first."
NOTHING_HEARD = "The contact has not written anything that could be answered."
NO_LEAD = "This lead is closed: there is nothing to draft for."
NOT_COVERED = "The balance or today's limit does not cover this. Nothing was charged."
NO_ANSWER = "The language model did not answer in time. Your text is as it was, and nothing was charged."
ADDED = "The suggestion changed a figure, a day or a promise, so it is not shown. Nothing was charged."
SUGGESTED, BLOCKED = "suggested", "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What a member wants; `text` is what stands in the composer."""

    conversation_id: UUID
    task: Task
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What came of it: the text with what it rests on, or the `problem` that left the composer as it was."""

    task: str = ""
    text: str = ""
    original: str = ""
    sources: tuple[str, ...] = ()
    price_deci: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """Everything that an answer needs, read in one look."""

    ask: Ask
    turn: Turn
    lead: LeadRecord | None
    facts: tuple[ApprovedFact, ...]
    subject: Subject

    @property
    def original(self) -> str:
        """The words that are worked on; a draft answers the contact's last ones."""
        if self.ask.task in (Task.DRAFT, Task.UNDERSTAND):
            return "\n".join(line.text for line in self.turn.open_lines)
        return self.ask.text.strip()

    @property
    def language(self) -> str:
        """The language that is wanted, by its code."""
        ours, theirs = self.turn.default_language, self.turn.language or self.turn.default_language
        return ours if self.ask.task is Task.UNDERSTAND else theirs

    @property
    def key(self) -> str:
        """Names the question for the ledger and the decision: the same words, the same question."""
        said = json.dumps([self.original, self.language, self.turn.read_to_seq])
        return f"copilot:{self.turn.conversation_id}:{self.ask.task}:{hashlib.sha256(said.encode()).hexdigest()[:24]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """A suggestion with its record and what it is charged as."""

    suggestion: Suggestion
    record: DecisionRecord
    charges: tuple[Charge, ...] = ()


async def ask_copilot(deps: Deps, principal: Principal, ask: Ask, now: datetime) -> Suggestion:
    """Return a suggestion, or why there is none. Raises NotAllowed, NotFound for what the member may not see."""
    demand(principal, Area.LEADS, Access.ACT)
    async with deps.db.read(principal) as reader:
        work = await _look(reader, ask, now)
        if work is None:
            return _none(ask, NOTHING_HEARD)
        if problem := _problem(deps, work):
            return _none(ask, problem)
        if known := await _find_known(reader, work):
            return known
    held = await _hold(deps, principal, work, now)
    if not held.covers:
        return _none(ask, NOT_COVERED)
    try:
        answer = await _answer(deps, work, held, now)
    except GatewayError:
        await _settle(deps, principal, held, None, work, now)
        return _none(ask, NO_ANSWER)
    await _settle(deps, principal, held, answer, work, now)
    return answer.suggestion


async def _look(reader: Reader, ask: Ask, now: datetime) -> _Work | None:
    contact_id = await load_contact_id(reader, ask.conversation_id)
    turn = await turns.find_last(reader, ask.conversation_id)
    if turn is None:
        return None
    key = select(Contact.subject_key).where(Contact.tenant_id == reader.tenant_id, Contact.id == contact_id)
    return _Work(
        ask=ask,
        turn=turn,
        lead=await find_open(reader, ask.conversation_id),
        facts=await facts_in_force(reader, now),
        subject=Subject(reader.cipher, contact_id, await reader.scalar(key)),
    )


def _problem(deps: Deps, work: _Work) -> str:
    if copilot.needs_model(work.ask.task) and deps.writer is None:
        return NO_MODEL
    if not work.original.strip() or len(work.original) > LONGEST_TEXT:
        return NOTHING_WRITTEN
    return NO_LEAD if work.ask.task is Task.DRAFT and work.lead is None else ""


async def _find_known(reader: Reader, work: _Work) -> Suggestion | None:
    """The answer that the same question had; showing it again costs nothing."""
    statement = (
        select(Decision.id, Decision.result)
        .where(
            Decision.tenant_id == reader.tenant_id,
            Decision.conversation_id == work.turn.conversation_id,
            Decision.turn_key == work.key,
            Decision.action == SUGGESTED,
        )
        .limit(1)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None:
        return None
    kept = json.loads(work.subject.open(DECISION_RESULT, row.id, row.result))
    return Suggestion(**(kept | {"sources": tuple(kept["sources"]), "price_deci": 0}))


async def _hold(deps: Deps, principal: Principal, work: _Work, now: datetime) -> Held:
    # The wallet is not the member's to read; that it may be used for this was asked before.
    async with deps.db.transaction(Principal.system(principal.tenant_id)) as tx:
        return await billing.hold(tx, work.turn.conversation_id, work.key, copilot.ceiling(work.ask.task), now=now)


async def _answer(deps: Deps, work: _Work, held: Held, now: datetime) -> _Answer:
    if work.ask.task is Task.DRAFT:
        return await _drafted(deps, work, held, now)
    return await _reworded(deps, work)


async def _drafted(deps: Deps, work: _Work, held: Held, now: datetime) -> _Answer:
    assert work.lead is not None
    opened = Opened(turn=work.turn, lead=work.lead, held=held, facts=work.facts)
    text = work.turn.text(opened.asked, now)
    engine = await deps.reader.read(text)
    judged = judge(engine.reading, moment_of(opened, now), now)
    spoken = engine.reading
    default = work.turn.language or work.turn.default_language
    hearing = Hearing(
        text=text.text,
        reading=spoken,
        before=work.lead.progress.answers,
        question=qualification.next_question(judged.progress),
        band=judged.score.band,
        earlier="\n".join(line.text for line in work.turn.lines if line.author is Author.CONTACT),
        said=tuple(line.text for line in work.turn.lines if line.author in (Author.AI, Author.MEMBER)),
        discloses=False,
    )
    language = language_for(spoken.language, is_hinglish=spoken.is_hinglish, default=default)
    draft = reply_to(hearing, work.facts, language=language, company=work.turn.company)
    operation = copilot.operation_of(Task.DRAFT, draft.kind)
    charges = (Charge(operation=operation, amount_deci=price(operation)),) if operation else ()
    suggestion = _suggested(work, draft.text, _sources_of(draft), charges)
    record = _record(work, suggestion, provider=engine.provider, model=engine.model, output=draft.text)
    details: dict[str, object] = {"segments": list(draft.segments), "fact_ids": [str(one) for one in draft.fact_ids]}
    record = replace(
        record,
        details=details,
        prompt_hash=engine.prompt_hash,
        fallback_reason=engine.fallback_reason,
        latency_ms=engine.latency_ms,
        model_tokens=engine.model_tokens,
        cost_micro_usd=engine.cost_micro_usd,
    )
    return _Answer(suggestion=suggestion, record=record, charges=charges)


async def _reworded(deps: Deps, work: _Work) -> _Answer:
    assert deps.writer is not None
    task = work.ask.task
    written = await deps.writer.write(WritingTask(task=task, text=work.original, language=work.language))
    violations = copilot.added(task, work.original, written.text)
    operation = copilot.operation_of(task)
    charges = (Charge(operation=operation, amount_deci=price(operation)),) if operation and not violations else ()
    sources = ("Your text" if task is not Task.UNDERSTAND else "The contact's last message", written.model)
    suggestion = _none(work.ask, ADDED) if violations else _suggested(work, written.text, sources, charges)
    record = replace(
        _record(work, suggestion, provider=written.provider, model=written.model, output=written.text),
        action=BLOCKED if violations else SUGGESTED,
        prompt_hash=written.prompt_hash,
        details={"violations": list(violations)},
        latency_ms=written.latency_ms,
        model_tokens=written.model_tokens,
        cost_micro_usd=written.cost_micro_usd,
    )
    return _Answer(suggestion=suggestion, record=record, charges=charges)


async def _settle(
    deps: Deps, principal: Principal, held: Held, answer: _Answer | None, work: _Work, now: datetime
) -> None:
    """Take what it came to and keep why; without an answer everything held goes back."""
    async with deps.db.transaction(Principal.system(principal.tenant_id)) as tx:
        about = Purpose(conversation_id=work.turn.conversation_id)
        await billing.settle_turn(tx, held, answer.charges if answer else (), about, now=now)
        if answer is None:
            return
        [decision_id] = await record_decisions(tx, work.subject, [answer.record], now)
        event = CopilotAnswered(
            decision_id=decision_id,
            conversation_id=work.turn.conversation_id,
            member_id=principal.member_id,
            task=work.ask.task,
            outcome=answer.record.action,
        )
        tx.emit(event, at=now)


def _suggested(work: _Work, text: str, sources: tuple[str, ...], charges: tuple[Charge, ...]) -> Suggestion:
    return Suggestion(
        task=work.ask.task,
        text=text,
        original=work.original,
        sources=sources,
        price_deci=sum(charge.amount_deci for charge in charges),
    )


def _none(ask: Ask, problem: str) -> Suggestion:
    return Suggestion(task=ask.task, problem=problem)


def _record(work: _Work, suggestion: Suggestion, *, provider: str, model: str, output: str) -> DecisionRecord:
    return DecisionRecord(
        kind=DecisionKind.COPILOT,
        conversation_id=work.turn.conversation_id,
        turn_key=work.key,
        provider=provider,
        model=model,
        input=work.original,
        output=output,
        result=json.dumps(asdict(suggestion)),
        action=SUGGESTED,
    )


def _sources_of(draft: Draft) -> tuple[str, ...]:
    """What a draft rests on: its facts, the question it asks, and else the wordings that claim nothing."""
    facts = [f"Fact, {sentence.fact.kind}: {sentence.text}" for sentence in draft.sentences if sentence.fact]
    asks = [f"Asks what is not known yet: {draft.question}"] if draft.question else []
    return (*facts, *asks, "Else only wordings that state nothing")
