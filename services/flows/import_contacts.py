"""Brings a list of contacts in: first a look that writes nothing, then the same file again to do it.

Nothing of a file is kept between the two, so people who are not ours yet lie nowhere. A contact that comes so has an
open lead and a conversation in which nobody has spoken: by the window's own rule no free-form text may go out there,
only an approved template, and a marketing one only where consent to marketing was brought along.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from services.access import demand
from services.arrivals import Address
from services.compliance.consents import NewConsent, record_consent
from services.compliance.queries import list_suppressed
from services.contacts.commands import RECEIVE_LOCK, Sighting, find_or_create
from services.contacts.models import IdentityKind
from services.contacts.phone import digits_of
from services.contacts.queries import index_of, list_identities
from services.conversations.threads import lock_threads
from services.conversations.words import index_names
from services.db import Reader, Transaction
from services.deps import Deps
from services.errors import InvalidInput, NotFound
from services.events.catalog.lead import ContactsImported
from services.flows.give_consent import HOME_COUNTRY
from services.ids import new_id
from services.leads import commands as leads
from services.leads.commands import Interest
from services.rules.consent import ConsentAct, ConsentMethod, ConsentPurpose
from services.rules.contact_import import (
    LONGEST_PROOF,
    FileProblem,
    Ground,
    ListedContact,
    RowProblem,
    read_contacts,
)
from services.rules.permissions import Access, Area, Principal
from services.tenants.models import Inbox

SOURCE = "import"
# So many contacts in one transaction: receiving waits for it.
AT_ONCE = 100
FILE_PROBLEMS = {
    FileProblem.TOO_LARGE: "The file is larger than 1 MB.",
    FileProblem.NOT_TEXT: "The file is no CSV text in UTF-8. Save it as CSV first.",
    FileProblem.NO_PHONE_COLUMN: "No column is called phone, mobile or WhatsApp number.",
    FileProblem.NO_ROWS: "The file has heads but no rows.",
    FileProblem.TOO_MANY_ROWS: "At most 2,000 rows at a time. Split the file.",
}
ROW_PROBLEMS = {
    RowProblem.NO_PHONE: "has no phone number",
    RowProblem.BAD_PHONE: "is no phone number that can exist",
    RowProblem.TWICE: "stands in the file before",
    RowProblem.KNOWN: "is known already and stays as it is",
    RowProblem.STOPPED: "asked us to stop and is not brought back",
    RowProblem.TOO_LONG: "has a cell of more than 200 characters",
}
NO_PROOF = "Say where and when they agreed: it is kept as the evidence of each consent."
PURPOSES = {Ground.ASKED_US: ConsentPurpose.SERVICE, Ground.MARKETING: ConsentPurpose.MARKETING}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is not brought in, and why."""

    line: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What would come, or came, of a file: how many contacts, how many are known, and every row that is left out."""

    contacts: int
    known: int
    left_out: list[LeftOut] = field(default_factory=list)
    names: list[str] = field(default_factory=list)  # of the first that come, so that the columns can be judged
    import_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sorted:
    new: Sequence[tuple[ListedContact, str]]  # with the digits of its number
    left_out: Sequence[tuple[ListedContact, RowProblem]]


async def preview_import(deps: Deps, principal: Principal, content: bytes) -> Outcome:
    """What would come of the file; writes nothing. Raises NotAllowed, InvalidInput for a file that cannot be read."""
    listed = _listed(principal, content)
    async with deps.db.read(principal) as reader:
        return _outcome(await _sort_out(reader, listed))


async def import_contacts(
    deps: Deps, principal: Principal, content: bytes, *, ground: Ground, proof: str, now: datetime
) -> Outcome:
    """Bring the file's new people in, each with a lead, and put the import on record.

    Raises as `preview_import`, and InvalidInput without a proof. A repeat finds everybody known and changes nothing.
    """
    listed = _listed(principal, content)
    told = " ".join(proof.split())[:LONGEST_PROOF]
    if not told:
        raise InvalidInput(NO_PROOF)
    evidence = {"ground": ground.value, "proof": told, "file_sha256": hashlib.sha256(content).hexdigest()}
    async with deps.db.read(principal) as reader:
        found = await _sort_out(reader, listed)
        inbox_id = await _inbox(reader)
    for start in range(0, len(found.new), AT_ONCE):
        part = found.new[start : start + AT_ONCE]
        async with deps.db.transaction(principal) as tx:
            await _bring_in(tx, part, inbox_id, PURPOSES[ground], evidence, now)
    outcome = _outcome(found)
    import_id = new_id(now)
    event = ContactsImported(
        import_id=import_id,
        basis=ground,
        file_hash=evidence["file_sha256"],
        imported=outcome.contacts,
        known=outcome.known,
        refused=len(outcome.left_out) - outcome.known,
    )
    async with deps.db.transaction(principal) as tx:
        tx.emit(event, at=now)
    return Outcome(
        contacts=outcome.contacts,
        known=outcome.known,
        left_out=outcome.left_out,
        names=outcome.names,
        import_id=str(import_id),
    )


def _listed(principal: Principal, content: bytes) -> Sequence[ListedContact]:
    demand(principal, Area.LEADS, Access.WRITE)
    listed = read_contacts(content)
    if isinstance(listed, FileProblem):
        raise InvalidInput(FILE_PROBLEMS[listed])
    return listed


async def _sort_out(reader: Reader, listed: Sequence[ListedContact]) -> _Sorted:
    """Each row is new or left out for one reason; the file's first row of a number counts."""
    numbers = {row.line: digits_of(row.phone, HOME_COUNTRY) for row in listed if row.problem is None}
    indexes = {digits: index_of(reader.cipher, IdentityKind.PHONE, digits) for digits in numbers.values() if digits}
    known = {one.index for one in await list_identities(reader, list(indexes.values()))} if indexes else set()
    stopped = await list_suppressed(reader, list(indexes.values()))
    seen: set[str] = set()
    new: list[tuple[ListedContact, str]] = []
    left_out: list[tuple[ListedContact, RowProblem]] = []
    for row in listed:
        digits = numbers.get(row.line) or ""
        problem = row.problem or _problem(digits, seen, indexes.get(digits, b""), known, stopped)
        seen.add(digits)
        if problem:
            left_out.append((row, problem))
        else:
            new.append((row, digits))
    return _Sorted(new=new, left_out=left_out)


def _problem(digits: str, seen: set[str], index: bytes, known: set[bytes], stopped: set[bytes]) -> RowProblem | None:
    if not digits:
        return RowProblem.BAD_PHONE
    if digits in seen:
        return RowProblem.TWICE
    if index in stopped:
        return RowProblem.STOPPED
    return RowProblem.KNOWN if index in known else None


async def _inbox(reader: Reader) -> UUID:
    """The tenant's first number: whoever writes on another one moves their lead there."""
    statement = select(Inbox.id).where(Inbox.tenant_id == reader.tenant_id).order_by(Inbox.id).limit(1)
    inbox_id: UUID | None = await reader.scalar(statement)
    if inbox_id is None:
        raise NotFound("Connect a number first.")
    return inbox_id


async def _bring_in(
    tx: Transaction,
    part: Sequence[tuple[ListedContact, str]],
    inbox_id: UUID,
    purpose: ConsentPurpose,
    evidence: dict[str, str],
    now: datetime,
) -> None:
    """Some contacts with conversation, lead and consent, all or none; who came meanwhile by writing is left as is."""
    await tx.lock(RECEIVE_LOCK)
    indexes = {index_of(tx.cipher, IdentityKind.PHONE, digits): (row, digits) for row, digits in part}
    known = {one.index for one in await list_identities(tx, list(indexes))}
    new = [pair for index, pair in indexes.items() if index not in known]
    sightings = [Sighting(address=Address(phone=digits, name=row.name or None), at=now) for row, digits in new]
    subjects = await find_or_create(tx, sightings, now)
    threads = await lock_threads(tx, [(subject.id, inbox_id) for subject in subjects], now)
    people = [(subject, threads[subject.id, inbox_id].id, row) for subject, (row, _) in zip(subjects, new, strict=True)]
    interests = [
        Interest(conversation_id=conversation_id, contact_id=one.id, source=SOURCE, campaign=row.campaign or None)
        for one, conversation_id, row in people
    ]
    await leads.ensure_open(tx, interests, now)
    for one, _conversation_id, row in people:
        consent = NewConsent(
            contact_id=one.id,
            purpose=purpose,
            act=ConsentAct.GIVEN,
            method=ConsentMethod.IMPORT,
            at=now,
            evidence=evidence | {"line": str(row.line)},
            operator_id=tx.principal.member_id,
        )
        await record_consent(tx, consent, now)
    index_names(tx, [(conversation_id, row.name) for _one, conversation_id, row in people if row.name])


def _outcome(found: _Sorted) -> Outcome:
    return Outcome(
        contacts=len(found.new),
        known=sum(problem is RowProblem.KNOWN for _row, problem in found.left_out),
        left_out=[
            LeftOut(line=row.line, name=row.name or row.phone, reason=ROW_PROBLEMS[problem])
            for row, problem in found.left_out
        ],
        names=[row.name or row.phone for row, _digits in found.new[:5]],
    )
