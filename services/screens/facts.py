"""What the facts page shows: each fact with its wordings, value, evidence and dates, and how a reply would say it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from services.access import demand
from services.db import Reader
from services.events.event import KNOWLEDGE
from services.replies import facts
from services.replies.choice import answers_to
from services.replies.models import Fact, FactKind
from services.replies.queries import ApprovedFact
from services.replies.reply import Hearing, reply_to
from services.replies.wording import WORDING, language_for
from services.replies.write import Draft
from services.rules.bands import Band
from services.rules.claims import Violation
from services.rules.facts import Dates, Difference, FactState, Staleness, differences, staleness, state
from services.rules.permissions import Access, Area, Principal, may
from services.rules.qualification import Answers
from services.rules.reading import Intent, Reading
from services.screens.conversation_columns import iso
from services.screens.people import member_name
from services.screens.words import language
from services.tenants.models import Member, Tenant

TOPICS = frozenset({KNOWLEDGE})
MOST_ROWS = 500
QUESTION_MOST = 300

KINDS: dict[str, str] = {kind: kind.value.capitalize() for kind in FactKind}
STALE: dict[Staleness, str] = {
    Staleness.OLD: "Approved more than 90 days ago: is it still true?",
    Staleness.ENDS_SOON: "Ends within 7 days: write the version that follows.",
}
DIFFERS: dict[Violation, str] = {
    Violation.UNCITED: "nothing to compare with",
    Violation.FIGURE: "another figure",
    Violation.DAY: "another day or length of time",
    Violation.ORDER: "figures in another order",
    Violation.NEGATION: "a no where the other has none",
    Violation.BOUND: "another bound (from, up to, only)",
    Violation.RISKY: "a promise or a comparison",
    Violation.WORDS: "other words",
    Violation.LINK: "a link",
}

_REFUSED: dict[str, str] = {what.value: words for what, words in DIFFERS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingRow:
    """What is said in one language."""

    id: str
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One version of a fact."""

    id: str
    kind: str
    kind_text: str
    key: str  # empty for what holds of the kind in general
    english: str
    wordings: list[WordingRow]
    amount: str
    unit: str
    evidence: str
    writer: str
    approver: str
    note: str
    state: str
    stale: str
    since: str
    until: str
    differs: list[str]
    needs_note: bool
    is_version: bool
    may_approve: bool
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Proposals first, then what is in force by kind; `stale` counts what should be looked at."""

    rows: list[FactRow] = field(default_factory=list)
    proposed: int = 0
    in_force: int = 0
    stale: int = 0
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """One sentence of a reply and what it rests on."""

    id: str
    text: str
    rests_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """How a reply would answer a question; `refused` where the guard stopped a first draft."""

    question: str = ""
    said: list[SaidRow] = field(default_factory=list)
    has_fact: bool = False
    refused: str = ""


async def load(reader: Reader, principal: Principal, *, now: datetime, shows_ended: bool = False) -> Facts:
    """The facts of the tenant; ended ones where they are asked for."""
    demand(principal, Area.AI)
    found = await _list_facts(reader, None if shows_ended else now)
    others = {row.written_by: 0 for row in found if row.approved_at is None}
    for writer in others:
        others[writer] = await facts.count_other_writers(reader, writer)
    rows = [_fact_row(reader, principal, row, now, others.get(row.written_by, 0)) for row in found]
    rows.sort(key=lambda row: (_ORDER.index(FactState(row.state)), row.kind, row.key))
    return Facts(
        rows=rows,
        proposed=sum(row.state == FactState.PROPOSED for row in rows),
        in_force=sum(row.state == FactState.IN_FORCE for row in rows),
        stale=sum(bool(row.stale) for row in rows),
        timezone=str(await reader.scalar(select(Tenant.timezone).where(Tenant.tenant_id == reader.tenant_id))),
    )


_ORDER = (FactState.PROPOSED, FactState.PLANNED, FactState.IN_FORCE, FactState.ENDED)


async def preview(
    reader: Reader, principal: Principal, *, question: str, spoken: str, with_proposals: bool, now: datetime
) -> Preview:
    """How a reply in a language would answer a question, by the facts in force or also by what is proposed."""
    demand(principal, Area.AI)
    question = " ".join(question.split())[:QUESTION_MOST]
    tenant = (await reader.execute(select(Tenant).where(Tenant.tenant_id == reader.tenant_id))).one()
    sayable = [_as_approved(row) for row in await _list_facts(reader, now) if _is_sayable(row, now, with_proposals)]
    answer_in = language_for(spoken, is_hinglish=False, default=tenant.default_language)
    draft = reply_to(_hearing(question, answer_in), sayable, language=answer_in, company=tenant.name)
    return _preview(question, draft, has_fact=bool(answers_to(question, sayable)))


def _hearing(question: str, spoken: str) -> Hearing:
    reading = Reading(language=spoken, intent=Intent.INFORMATION, confidence_millis=1000, provider="preview")
    return Hearing(
        text=question,
        reading=reading,
        before=Answers(),
        question=None,
        band=Band.WARM,
        earlier="",
        said=("",),
        discloses=False,
    )


def _preview(question: str, draft: Draft, *, has_fact: bool) -> Preview:
    return Preview(
        question=question,
        said=[
            SaidRow(
                id=str(number),
                text=sentence.text,
                rests_on=f"{sentence.fact.kind} · {sentence.fact.key}" if sentence.fact else "",
            )
            for number, sentence in enumerate(draft.sentences)
        ],
        has_fact=has_fact,
        refused=", ".join(_REFUSED.get(one, one) for one in draft.refusals),
    )


def _is_sayable(row: Any, now: datetime, with_proposals: bool) -> bool:
    stands = state(_dates(row), now)
    return stands is FactState.IN_FORCE or (with_proposals and stands is FactState.PROPOSED)


def _as_approved(row: Any) -> ApprovedFact:
    return ApprovedFact(id=row.id, kind=FactKind(row.kind), key=row.key, texts=row.texts)


async def _list_facts(reader: Reader, holding_at: datetime | None) -> Sequence[Any]:
    """Newest first; those that have ended only where no moment is given."""
    writer, approver = aliased(Member), aliased(Member)
    statement = (
        select(Fact, writer.name.label("writer_name"), approver.name.label("approver_name"))
        .outerjoin(writer, (writer.tenant_id == Fact.tenant_id) & (writer.id == Fact.written_by))
        .outerjoin(approver, (approver.tenant_id == Fact.tenant_id) & (approver.id == Fact.approved_by))
        .where(Fact.tenant_id == reader.tenant_id)
        .order_by(Fact.created_at.desc(), Fact.id.desc())
        .limit(MOST_ROWS)
    )
    if holding_at:
        statement = statement.where(or_(Fact.valid_until.is_(None), Fact.valid_until > holding_at))
    return (await reader.execute(statement)).all()


def _dates(row: Any) -> Dates:
    return Dates(approved_at=row.approved_at, since=row.valid_from, until=row.valid_until)


def _fact_row(reader: Reader, principal: Principal, row: Any, now: datetime, other_writers: int) -> FactRow:
    stands, stale, unequal = state(_dates(row), now), staleness(_dates(row), now), differences(row.texts)
    is_own, may_write = row.written_by == principal.member_id, may(principal, Area.AI, Access.WRITE)
    return FactRow(
        id=str(row.id),
        kind=row.kind,
        kind_text=KINDS.get(row.kind, row.kind),
        key="" if row.key == row.kind else row.key,
        english=row.texts.get("en", ""),
        wordings=[_wording(code, row.texts[code]) for code in WORDING if code in row.texts],
        amount=str(row.value.get("amount", "")),
        unit=str(row.value.get("unit", "")),
        evidence=row.evidence,
        writer=member_name(reader, row.written_by, row.writer_name),
        approver=member_name(reader, row.approved_by, row.approver_name),
        note=row.approval_note or "",
        state=stands,
        stale=STALE[stale] if stale else "",
        since=iso(row.valid_from),
        until=iso(row.valid_until),
        differs=list(dict.fromkeys(map(_difference, unequal))) if stands is FactState.PROPOSED else [],
        needs_note=is_own or any(one.is_grave for one in unequal),
        is_version=row.replaces_id is not None,
        may_approve=may_write and stands is FactState.PROPOSED and not (is_own and other_writers),
        may_change=may_write and stands is not FactState.ENDED,
    )


def _wording(code: str, text: str) -> WordingRow:
    return WordingRow(id=code, language=language(code), text=text)


def _difference(one: Difference) -> str:
    return f"{language(one.language)} says {DIFFERS[one.what]} that {language(one.beyond)} does not"
