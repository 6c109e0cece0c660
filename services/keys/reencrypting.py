"""Re-encrypts what a purpose's old key sealed, a bounded number of rows at a time, beside readers and writers.

A row's header says under which key it is, so a batch that is done twice changes nothing twice. Rows that somebody holds
are left for the next pass; the old key is not destroyed before a pass finds nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, LargeBinary, Uuid, bindparam, text

from services.crypto import Field, Format, Purpose, header
from services.db import Reader, Transaction
from services.errors import SubjectErased
from services.keys.subject_fields import SUBJECT_FIELDS, SubjectField
from services.keys.tenant_fields import TENANT_FIELDS
from services.subject_keys import ERASED_VALUE, SUBJECT_KEY, Subject, new_subject

BATCH_ROWS = 500
_FIRST = UUID(int=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where values of a purpose stand; `subject` leads to the contact whose key they are under, None for none."""

    field: Field
    subject: SubjectField | None = None

    def expected(self, version: int) -> bytes:
        """The header that every value has when the place is done."""
        return header(Format.SUBJECT if self.subject else Format.TENANT, version)


def places_of(purpose: Purpose) -> tuple[Place, ...]:
    """Every place of a purpose, in the order in which they are re-encrypted."""
    own = (Place(field=field) for field in TENANT_FIELDS if field.purpose is purpose)
    contacts = (Place(field=one.field, subject=one) for one in SUBJECT_FIELDS if one.field.purpose is purpose)
    return (*own, *contacts)


async def give_keys(tx: Transaction) -> int:
    """Make the keys of contacts that are older than subject keys; return how many this batch made."""
    missing = text(
        """select id from contact where tenant_id = :tenant and subject_key is null
        order by id limit :most for update skip locked"""
    )
    ids = list((await tx.execute(missing, {"tenant": tx.tenant_id, "most": BATCH_ROWS})).scalars())
    wrapped = [new_subject(tx.cipher, contact_id).wrapped for contact_id in ids]
    await _write(tx, SUBJECT_KEY, ids, wrapped)
    return len(ids)


async def count_left(tx: Reader, purpose: Purpose, version: int) -> int:
    """Return how many values of a purpose are not under `version`."""
    left = 0
    for place in places_of(purpose):
        statement = text(f"select count(*) from {place.field.table} t where {_not_done(place)}")  # noqa: S608  # names of this module
        left += int(await tx.scalar(statement, _parameters(tx, place, version)))
    return left


async def reencrypt(tx: Transaction, place: Place, version: int, after_id: UUID | None) -> tuple[int, UUID | None]:
    """Do the next batch of a place; return how many rows it was, and the last one's id or None at the end."""
    rows = (
        await tx.execute(text(_batch(place)), _parameters(tx, place, version) | {"after": after_id or _FIRST})
    ).all()
    if not rows:
        return 0, None
    await _write(tx, place.field, [row.id for row in rows], [_anew(tx, place, row) for row in rows])
    return len(rows), rows[-1].id


def _anew(tx: Transaction, place: Place, row: Any) -> bytes:
    field = place.field
    if place.subject is None:
        return tx.cipher.seal_bytes(field, row.id, tx.cipher.open_bytes(field, row.id, row.value))
    subject = Subject(tx.cipher, row.contact_id, row.subject_key)
    try:
        return subject.seal_bytes(field, row.id, subject.open_bytes(field, row.id, row.value))
    except SubjectErased:
        return ERASED_VALUE


def _batch(place: Place) -> str:
    field, contact = place.field, ""
    columns = f"t.id, t.{field.column} as value"
    if place.subject:
        columns += ", k.id as contact_id, k.subject_key"
        contact = _contact(place.subject)
    return (
        f"select {columns} from {field.table} t{contact} where {_not_done(place)} and t.id > :after"  # noqa: S608  # names of this module
        f" order by t.id limit {BATCH_ROWS} for update of t skip locked"
    )


def _contact(way: SubjectField) -> str:
    if not way.parent:
        return f" join contact k on k.tenant_id = :tenant and k.id = t.{way.column}"
    parent = f" join {way.parent} p on p.tenant_id = :tenant and p.id = t.{way.column}"
    return f"{parent} join contact k on k.tenant_id = :tenant and k.id = p.contact_id"


def _not_done(place: Place) -> str:
    column = f"t.{place.field.column}"
    return (
        f"t.tenant_id = :tenant and {column} is not null and length({column}) > 1"
        f" and substring({column} from 1 for 6) <> :expected"
    )


def _parameters(tx: Reader, place: Place, version: int) -> dict[str, Any]:
    return {"tenant": tx.tenant_id, "expected": place.expected(version)}


async def _write(tx: Transaction, field: Field, ids: Sequence[UUID], values: Sequence[bytes | None]) -> None:
    statement = text(
        f"""update {field.table} t set {field.column} = v.value
        from unnest(:ids, :values) as v (id, value) where t.tenant_id = :tenant and t.id = v.id"""  # noqa: S608  # names of this module
    ).bindparams(bindparam("ids", type_=ARRAY(Uuid())), bindparam("values", type_=ARRAY(LargeBinary())))
    if ids:
        await tx.execute(statement, {"tenant": tx.tenant_id, "ids": list(ids), "values": list(values)})
