"""Fetches the file of a message from the provider, which keeps it for days only. A job of its own; safe to repeat."""

import asyncio
import base64
import binascii
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, select

from services.conversations import media, turns
from services.conversations.media import FILE_KINDS, File
from services.conversations.media_models import Media, MediaState
from services.conversations.models import Conversation, Message
from services.conversations.storing import Stored
from services.conversations.subjects import subject_key_of
from services.db import Reader, Transaction
from services.deps import Deps
from services.errors import GatewayRefused
from services.events.catalog.message import MediaKept, MediaRefused
from services.jobs import JobName, JobRequest
from services.ports import Sender
from services.rules.media_kind import LARGEST_BYTES, MediaRefusal, read_media, refusal_of
from services.rules.permissions import Principal
from services.subject_keys import Subject
from services.tenants.queries import load_inbox

_SHA256_HEX = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A file as its message describes it."""

    message_id: UUID
    conversation_id: UUID
    sender: Sender
    provider_id: str
    sha256: bytes
    name: str


async def expect_media(tx: Transaction, stored: Sequence[Stored], now: datetime) -> None:
    """Ask for the files of messages that have one, by jobs of their own: no contact waits for a slow download."""
    with_file = [one for one in stored if one.arrival.kind in FILE_KINDS]
    if not with_file:
        return
    await media.expect(tx, [(one.id, one.thread.id) for one in with_file], now)
    for one in with_file:
        payload = {"tenant_id": str(tx.tenant_id), "message_id": str(one.id)}
        tx.enqueue(JobRequest(name=JobName.FETCH_MEDIA, payload=payload, key=f"fetch_media:{one.id}"))


async def fetch_media(deps: Deps, tenant_id: UUID, message_id: UUID, now: datetime) -> None:
    """Keep the file of a message, or note why it is not kept. Raises GatewayError, after which the job comes again."""
    actor = Principal.system(tenant_id)
    async with deps.db.read(actor) as reader:
        wanted = await _find_wanted(reader, message_id)
    if wanted is None:
        return
    try:
        content = await deps.whatsapp.fetch_media(wanted.sender, wanted.provider_id, most_bytes=LARGEST_BYTES)
    except GatewayRefused:
        file: File | MediaRefusal = MediaRefusal.GONE
    else:
        file = MediaRefusal.TOO_LARGE if content is None else await asyncio.to_thread(_read, content, wanted)
    async with deps.db.transaction(actor) as tx:
        await _settle(tx, wanted, file, now)


async def _settle(tx: Transaction, wanted: _Wanted, file: File | MediaRefusal, now: datetime) -> None:
    ids = {"message_id": wanted.message_id, "conversation_id": wanted.conversation_id}
    if isinstance(file, MediaRefusal):
        if await media.refuse(tx, wanted.message_id, file):
            tx.emit(MediaRefused(**ids, reason=file), at=now)
        return
    subject = await _subject_of(tx, wanted.conversation_id)
    if not subject.is_erased and await media.keep(tx, subject, wanted.message_id, file):
        tx.emit(MediaKept(**ids, mime_type=file.kind.mime_type, bytes=len(file.content)), at=now)


def _read(content: bytes, wanted: _Wanted) -> File | MediaRefusal:
    """The file, if it is what its sender's checksum says."""
    if wanted.sha256 and hashlib.sha256(content).digest() != wanted.sha256:
        return MediaRefusal.DAMAGED
    kind = read_media(content, wanted.name)
    return refusal_of(content, kind) or File(content=content, kind=kind, name=wanted.name)


async def _find_wanted(reader: Reader, message_id: UUID) -> _Wanted | None:
    """None where it is here already, or where nothing says what to ask for."""
    statement = (
        select(Message.kind, Message.details, Message.inbox_id, Message.conversation_id)
        .join(Media, and_(Media.tenant_id == Message.tenant_id, Media.id == Message.id))
        .where(Message.tenant_id == reader.tenant_id, Message.id == message_id, Media.state == MediaState.WAITING)
    )
    row = (await reader.execute(statement)).one_or_none()
    if row is None:
        return None
    subject = await _subject_of(reader, row.conversation_id)
    part = turns.details_of(subject, message_id, row.details).get(row.kind)
    if not isinstance(part, Mapping) or not part.get("id"):
        return None
    return _Wanted(
        message_id=message_id,
        conversation_id=row.conversation_id,
        sender=(await load_inbox(reader, row.inbox_id)).sender,
        provider_id=str(part["id"]),
        sha256=_digest(str(part.get("sha256") or "")),
        name=str(part.get("filename") or "")[:200],
    )


def _digest(words: str) -> bytes:
    """A SHA-256 in base64 as webhooks spell it, or in hex as the media endpoint does; empty for neither."""
    try:
        return bytes.fromhex(words) if len(words) == _SHA256_HEX else base64.b64decode(words, validate=True)
    except (ValueError, binascii.Error):
        return b""


async def _subject_of(reader: Reader, conversation_id: UUID) -> Subject:
    statement = select(Conversation.contact_id, subject_key_of()).where(
        Conversation.tenant_id == reader.tenant_id, Conversation.id == conversation_id
    )
    row = (await reader.execute(statement)).one()
    return Subject(reader.cipher, row.contact_id, row.subject_key)
