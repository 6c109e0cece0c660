"""What stands beside an open conversation: the contact, and everything that explains the lead's score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select, true

from services.access import demand
from services.compliance.consents import KeptConsent, list_records
from services.contacts.models import ChannelIdentity, Contact
from services.contacts.queries import list_person
from services.conversations.models import Conversation
from services.db import Reader
from services.errors import NotFound
from services.leads.corrections import READ_AS
from services.leads.models import ANSWER_EVIDENCE, Lead, QualificationAnswer, Score
from services.replies.decisions import find_newest_reading
from services.rules.consent import ConsentPurpose
from services.rules.correction import Corrected
from services.rules.masking import MASK
from services.rules.permissions import Access, Area, Principal, may, sees_personal_data
from services.rules.qualification import Question
from services.rules.reading import BudgetBand, BuyingSignal, IntentLevel, Objection, Timeline
from services.rules.score_policy import Factor as FactorName
from services.screens.consent_words import METHODS, PURPOSES, UNASKED
from services.screens.conversation_columns import iso, newest_lead, shown_as, visible_conversations
from services.screens.corrections import HEARD, Choice, list_choices, list_corrected, said
from services.screens.merge_suggestions import Merged, Suggestion, last_merge, list_suggestions
from services.screens.people import address, contact_name, member_name, subject_of
from services.screens.score_words import reason, would_make_hot
from services.screens.words import BUDGETS, FACTORS, INTENT_LEVELS, OBJECTIONS, QUESTIONS, SIGNALS, TIMELINES, language
from services.tenants.models import Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One of the five contributions to the score."""

    name: str  # budget, intent, engagement, latency, lifecycle
    label: str
    points_tenths: int
    max_tenths: int
    reason: str  # "5K–50K", "unknown: up to +30", "answers in 2 min"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A qualification answer with the contact's words that prove it; `value` is empty while unknown."""

    label: str  # Intent, Budget, Timeline
    value: str
    quote: str
    what: str = ""
    code: str = "unknown"
    choices: list[Choice] = field(default_factory=list)
    corrected: str = ""  # "Meera corrected it; the AI read: $1K–5K", while that correction holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """An address of the contact on a channel."""

    channel: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """The state of consent for one purpose."""

    purpose: str
    state: str  # given, withdrawn, none
    at: str
    how: str = ""  # "on the form, wording 2 (hi)", "wrote STOP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The contact of the open conversation, with everything that explains the score."""

    contact_id: str = ""
    lead_id: str = ""
    name: str = ""
    identities: list[Identity] = field(default_factory=list)
    language: str = ""
    spoken: Answer = field(default_factory=lambda: Answer(label="Language", value="", quote=""))
    source: str = ""
    first_seen_at: str = ""
    owner_name: str = ""
    band: str = ""
    score: int = 0
    factors: list[Factor] = field(default_factory=list)
    would_make_hot: str = ""  # the shortest way up, as a sentence; empty when HOT
    answers: list[Answer] = field(default_factory=list)
    heard: list[Answer] = field(default_factory=list)  # what the last message was read to be for, and its tone
    objections: list[str] = field(default_factory=list)
    signals: list[str] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)
    opted_out: bool = False
    may_export_consent: bool = False
    suggestions: list[Suggestion] = field(default_factory=list)
    merged: Merged = field(default_factory=Merged)
    may_merge: bool = False


async def load_profile(reader: Reader, principal: Principal, conversation_id: UUID) -> Profile:
    """The contact's profile; raises NotFound for what the member may not see."""
    demand(principal, Area.LEADS)
    head = await _load_head(reader, conversation_id)
    subject = subject_of(reader, head)
    person = await list_person(reader, head.contact_id)
    contributions = _contributions(head) if head.reasons else {}
    newest = await find_newest_reading(reader, conversation_id)
    corrected = await list_corrected(reader, conversation_id, newest.id if newest else None)
    return Profile(
        contact_id=str(head.contact_id),
        lead_id=str(head.lead_id or ""),
        name=contact_name(reader, subject, head.name),
        identities=await _list_identities(reader, person),
        language=language(head.language),
        spoken=_correctable(_spoken(head.language), corrected),
        source=head.source or "",
        first_seen_at=iso(head.first_seen_at),
        owner_name=member_name(reader, head.assignee_id, head.owner_name),
        band=head.band if contributions else "",
        score=head.total_tenths // 10 if contributions else 0,
        factors=[_factor(name, contribution) for name, contribution in contributions.items()],
        would_make_hot=would_make_hot(head.total_tenths, head.band, contributions) if contributions else "",
        answers=[_correctable(one, corrected) for one in await _list_answers(reader, head.lead_id)],
        heard=[_correctable(one, corrected) for one in _heard(newest, corrected)],
        objections=[OBJECTIONS[Objection(code)] for code in head.objections or ()],
        signals=[SIGNALS[BuyingSignal(code)] for code in head.buying_signals or ()],
        consents=await _list_consents(reader, person),
        may_export_consent=may(principal, Area.AUDIT, Access.MANAGE),
        opted_out=head.opted_out_at is not None,
        suggestions=await list_suggestions(reader, person),
        merged=await last_merge(reader, person),
        may_merge=may(principal, Area.LEADS, Access.WRITE),
    )


async def _load_head(reader: Reader, conversation_id: UUID) -> Any:
    lead, of_tenant = newest_lead(reader), reader.tenant_id
    score = (
        select(Score)
        .where(Score.tenant_id == of_tenant, Score.lead_id == lead.c.id)
        .order_by(Score.at.desc(), Score.id.desc())
        .limit(1)
        .lateral("newest_score")
    )
    statement = (
        select(
            Conversation.contact_id,
            Conversation.assignee_id,
            Conversation.language,
            Conversation.opted_out_at,
            Contact.name,
            Contact.subject_key,
            Contact.created_at.label("first_seen_at"),
            Member.name.label("owner_name"),
            lead.c.id.label("lead_id"),
            *(lead.c[name] for name in ("source", "objections", "buying_signals")),
            *(score.c[name] for name in ("band", "total_tenths", "reasons")),
            *(score.c[f"{factor}_tenths"] for factor in FactorName),
        )
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Conversation.contact_id))
        .outerjoin(Member, and_(Member.tenant_id == of_tenant, Member.id == Conversation.assignee_id))
        .outerjoin(lead, true())
        .outerjoin(score, true())
        .where(*visible_conversations(reader), Conversation.id == shown_as(reader, conversation_id))
    )
    head = (await reader.execute(statement)).one_or_none()
    if head is None:
        raise NotFound
    return head


def _contributions(head: Any) -> dict[FactorName, Mapping[str, object]]:
    """The stored contributions by factor, in the order in which they are shown."""
    stored = {FactorName(item["factor"]): item for item in head.reasons["all"]}
    return {name: {**stored[name], "tenths": getattr(head, f"{name}_tenths")} for name in FactorName}


def _factor(name: FactorName, contribution: Mapping[str, Any]) -> Factor:
    return Factor(
        name=name,
        label=FACTORS[name],
        points_tenths=contribution["tenths"],
        max_tenths=contribution["max_tenths"],
        reason=reason(contribution),
    )


async def _list_identities(reader: Reader, person: Sequence[UUID]) -> list[Identity]:
    statement = (
        select(ChannelIdentity.id, ChannelIdentity.channel, ChannelIdentity.kind, ChannelIdentity.value)
        .add_columns(ChannelIdentity.contact_id, Contact.subject_key)
        .join(Contact, and_(Contact.tenant_id == ChannelIdentity.tenant_id, Contact.id == ChannelIdentity.contact_id))
        .where(
            ChannelIdentity.tenant_id == reader.tenant_id,
            ChannelIdentity.contact_id.in_(person),
            ChannelIdentity.retired_at.is_(None),
        )
        .order_by(ChannelIdentity.created_at, ChannelIdentity.id)
    )
    return [
        Identity(channel=row.channel, address=address(reader, subject_of(reader, row), row.id, row.kind, row.value))
        for row in await reader.execute(statement)
    ]


async def _list_answers(reader: Reader, lead_id: UUID | None) -> list[Answer]:
    """All three, the unknown ones empty; of a corrected one the present value. Opened by the lead's contact's key."""
    table, of_tenant = QualificationAnswer, reader.tenant_id
    statement = (
        select(table.id, table.question, table.value, table.evidence, Lead.contact_id, Contact.subject_key)
        .join(Lead, and_(Lead.tenant_id == of_tenant, Lead.id == table.lead_id))
        .join(Contact, and_(Contact.tenant_id == of_tenant, Contact.id == Lead.contact_id))
        .where(table.tenant_id == of_tenant, table.lead_id == lead_id, table.superseded_at.is_(None))
    )
    told = {row.question: row for row in await reader.execute(statement)} if lead_id else {}
    return [_answer(reader, question, told.get(question)) for question in Question]


def _answer(reader: Reader, question: Question, row: Any) -> Answer:
    if row is None:
        return Answer(label=QUESTIONS[question], value="", quote="", what=question)
    words = {
        Question.INTENT: lambda: INTENT_LEVELS[IntentLevel(row.value)],
        Question.BUDGET: lambda: BUDGETS[BudgetBand(row.value)],
        Question.TIMELINE: lambda: TIMELINES[Timeline(row.value)],
    }
    seen = sees_personal_data(reader.principal)
    quote = subject_of(reader, row).open(ANSWER_EVIDENCE, row.id, row.evidence) if seen else MASK
    return Answer(label=QUESTIONS[question], value=words[question](), quote=quote, what=question, code=row.value)


def _spoken(code: str | None) -> Answer:
    return Answer(label="Language", value=language(code), quote="", what=Corrected.LANGUAGE, code=code or "und")


def _heard(newest: Any | None, corrected: Mapping[Corrected, tuple[str, str]]) -> list[Answer]:
    """What the newest turn was read as, or what a person said of it."""
    if newest is None:
        return []
    read = {what: corrected.get(what, (newest.details[name], ""))[0] for what, name in READ_AS.items()}
    return [
        Answer(label=HEARD[what], value=said(what, code), quote="", what=what, code=code) for what, code in read.items()
    ]


def _correctable(answer: Answer, corrected: Mapping[Corrected, tuple[str, str]]) -> Answer:
    """The answer with what it may be corrected to, and who corrected it."""
    what = Corrected(answer.what)
    code, told = corrected.get(what, ("", ""))
    return replace(answer, choices=list_choices(what, answer.code), corrected=told if code == answer.code else "")


async def _list_consents(reader: Reader, person: Sequence[UUID]) -> list[Consent]:
    """The deciding record of each purpose; writing to us is none (security.md, Consent and law)."""
    kept = await list_records(reader, person)
    deciding = {one.purpose: one for one in kept}
    return [_consent(purpose, deciding.get(purpose)) for purpose in ConsentPurpose]


def _consent(purpose: ConsentPurpose, kept: KeptConsent | None) -> Consent:
    if kept is None:
        return Consent(purpose=PURPOSES[purpose], state="none", at="", how=UNASKED[purpose])
    how = METHODS[kept.method]
    if kept.wording_version:
        how = f"{how}, wording {kept.wording_version} ({kept.wording_language})"
    return Consent(purpose=PURPOSES[purpose], state=kept.act, at=iso(kept.at), how=how)
