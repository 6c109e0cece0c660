"""What a message of a thread carries beside its words: a file, a place, contact cards, and reactions to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from services.conversations import turns
from services.conversations.media import name_of
from services.conversations.media_models import Media, MediaState
from services.conversations.models import MESSAGE_BODY, MessageKind
from services.db import Reader
from services.rules.media_kind import MediaKind, MediaRefusal, kind_of_type
from services.rules.permissions import sees_personal_data
from services.screens.people import subject_of

REFUSALS: Mapping[MediaRefusal, str] = {
    MediaRefusal.EMPTY: "The file was empty.",
    MediaRefusal.TOO_LARGE: "The file is too large to be kept here. Ask for a smaller one.",
    MediaRefusal.KIND: "Files of this kind cannot be sent.",
    MediaRefusal.DAMAGED: "The file came damaged. Ask for it again.",
    MediaRefusal.GONE: "WhatsApp does not have the file any more. Ask for it again.",
}
WAITING = "On its way from WhatsApp …"
# What the adapter calls a file without a caption or a name (adapters/whatsapp/bodies.py).
_NAMES = ("Photo", "Video", "Document", "Sticker", "Voice note", "Audio")
_KILO, _MEGA = 1024, 1024 * 1024
_MOST_CARDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file: `shows` says how (image, sticker, audio, video, document); `note` stands there while it is away."""

    shows: str = ""
    name: str = ""
    size: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A location that a contact shared; `link` opens a map."""

    name: str = ""
    address: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A person whom a contact recommended."""

    name: str
    phones: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """Everything beside a message's words."""

    attachment: Attachment = field(default_factory=Attachment)
    place: Place = field(default_factory=Place)
    cards: list[Card] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)


async def extras_of(reader: Reader, rows: Sequence[Any]) -> tuple[Mapping[UUID, Extras], frozenset[UUID]]:
    """What messages carry, by id, and which rows are reactions that are shown at the message they are about.

    `rows` are messages with their contact's key; a role without personal data gets nothing of all this.
    """
    if not sees_personal_data(reader.principal):
        return {}, frozenset()
    files = await _list_attachments(reader, rows)
    reactions, folded = _reactions(reader, rows)
    found = {
        row.id: Extras(
            attachment=files.get(row.id, Attachment()),
            place=_place(reader, row) if row.kind == MessageKind.LOCATION else Place(),
            cards=_cards(reader, row) if row.kind == MessageKind.CONTACTS else [],
            reactions=reactions.get(row.id, []),
        )
        for row in rows
    }
    return found, folded


def is_said_by(extras: Extras, body: str) -> bool:
    """Whether a message's words only name what is shown anyway: no caption."""
    if extras.place.link or extras.cards:
        return True
    return bool(extras.attachment.shows) and body in (extras.attachment.name, *_NAMES)


def size_words(size: int | None) -> str:
    """A size as people read it."""
    if not size:
        return ""
    return f"{size / _MEGA:.1f} MB" if size >= _MEGA else f"{max(1, size // _KILO)} kB"


async def _list_attachments(reader: Reader, rows: Sequence[Any]) -> dict[UUID, Attachment]:
    by_id = {row.id: row for row in rows if row.kind in tuple(MediaKind)}
    columns = (Media.id, Media.state, Media.refusal, Media.mime_type, Media.size, Media.name)
    statement = select(*columns).where(Media.tenant_id == reader.tenant_id, Media.id.in_(by_id))
    found = await reader.execute(statement) if by_id else ()
    return {kept.id: _attachment(reader, by_id[kept.id], kept) for kept in found}


def _attachment(reader: Reader, row: Any, kept: Any) -> Attachment:
    match MediaState(kept.state):
        case MediaState.WAITING:
            return Attachment(shows=row.kind, note=WAITING)
        case MediaState.REFUSED:
            return Attachment(shows=row.kind, note=REFUSALS[MediaRefusal(kept.refusal)])
        case MediaState.KEPT:
            name = name_of(subject_of(reader, row), row.id, kept.name)
            return Attachment(shows=kind_of_type(kept.mime_type), name=name, size=size_words(kept.size))


def _place(reader: Reader, row: Any) -> Place:
    place = turns.details_of(subject_of(reader, row), row.id, row.details).get("location") or {}
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return Place()
    return Place(
        name=str(place.get("name") or "Location"),
        address=str(place.get("address") or f"{latitude:.5f}, {longitude:.5f}"),
        link=f"https://www.openstreetmap.org/?mlat={latitude:.6f}&mlon={longitude:.6f}#map=16/{latitude:.6f}/{longitude:.6f}",
    )


def _cards(reader: Reader, row: Any) -> list[Card]:
    listed = turns.details_of(subject_of(reader, row), row.id, row.details).get("contacts")
    people = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return [
        Card(
            name=str((one.get("name") or {}).get("formatted_name") or "Contact"),
            phones=[str(phone.get("phone") or "") for phone in one.get("phones") or [] if isinstance(phone, dict)],
        )
        for one in people[:_MOST_CARDS]
    ]


def _reactions(reader: Reader, rows: Sequence[Any]) -> tuple[dict[UUID, list[str]], frozenset[UUID]]:
    """The last reaction of either side to each message; an empty one took the former back."""
    targets = {row.provider_index: row.id for row in rows if row.provider_index is not None}
    given = [row for row in rows if row.kind == MessageKind.REACTION and row.reply_index in targets]
    last: dict[UUID, dict[str, str]] = {}
    for row in sorted(given, key=lambda row: row.seq):
        emoji = subject_of(reader, row).open(MESSAGE_BODY, row.id, row.body)
        last.setdefault(targets[row.reply_index], {})[row.direction] = emoji
    shown = {message: [emoji for emoji in sides.values() if emoji] for message, sides in last.items()}
    return shown, frozenset(row.id for row in given)
