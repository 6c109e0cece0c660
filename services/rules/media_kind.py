"""What a file is, by its content and never by its name; what may come in, what may go out, what a browser may show.

Limits are WhatsApp's (contracts/whatsapp.md 8) but for documents, of which we keep the first 25 MB of its 100.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

MEGABYTE = 1024 * 1024
OCTETS = "application/octet-stream"


class MediaKind(StrEnum):
    """How a file is shown and sent; a FILE is only ever downloaded."""

    IMAGE = "image"
    STICKER = "sticker"
    AUDIO = "audio"
    VIDEO = "video"
    FILE = "document"


class MediaRefusal(StrEnum):
    """Why a file is not kept or not sent."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    KIND = "kind"  # a type that WhatsApp does not take
    DAMAGED = "damaged"  # not what the sender's checksum says
    GONE = "gone"  # the provider does not have it any more


MOST_BYTES: Mapping[MediaKind, int] = MappingProxyType(
    {
        MediaKind.IMAGE: 5 * MEGABYTE,
        MediaKind.STICKER: MEGABYTE // 2,
        MediaKind.AUDIO: 16 * MEGABYTE,
        MediaKind.VIDEO: 16 * MEGABYTE,
        MediaKind.FILE: 25 * MEGABYTE,
    }
)
LARGEST_BYTES = max(MOST_BYTES.values())

_STARTS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"OggS", "audio/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"\xff\xf3", "audio/mpeg"),
    (b"\xff\xf1", "audio/aac"),
    (b"\xff\xf9", "audio/aac"),
    (b"#!AMR", "audio/amr"),
    (b"%PDF-", "application/pdf"),
)
_OFFICE = MappingProxyType(
    {
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    }
)
_SHOWN = MappingProxyType({"image": MediaKind.IMAGE, "audio": MediaKind.AUDIO, "video": MediaKind.VIDEO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A file's type as its content tells it."""

    kind: MediaKind
    mime_type: str


def read_media(content: bytes, name: str = "") -> Media:
    """What the bytes are; the name only tells office documents apart, which are all archives."""
    mime_type = _mime_of(content, name.rpartition(".")[2].casefold())
    return Media(kind=kind_of_type(mime_type), mime_type=mime_type)


def refusal_of(content: bytes, media: Media) -> MediaRefusal | None:
    """Why a file that came in is not kept; any type is, since only known ones are shown."""
    if not content:
        return MediaRefusal.EMPTY
    return MediaRefusal.TOO_LARGE if len(content) > MOST_BYTES[media.kind] else None


def refusal_to_send(content: bytes, media: Media) -> MediaRefusal | None:
    """Why a member's file cannot go out: WhatsApp takes no webp pictures and no archives, we send no markup."""
    if refusal := refusal_of(content, media):
        return refusal
    return MediaRefusal.KIND if media.kind is MediaKind.STICKER or media.mime_type == OCTETS else None


def kind_of_type(mime_type: str) -> MediaKind:
    """How a file of a type that `read_media` found is shown."""
    if mime_type == "image/webp":
        return MediaKind.STICKER
    return _SHOWN.get(mime_type.partition("/")[0], MediaKind.FILE)


def _mime_of(content: bytes, ending: str) -> str:
    known = next((mime_type for start, mime_type in _STARTS if content.startswith(start)), "")
    if known:
        return known
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp":
        return _film_of(content[8:12])
    if content.startswith(b"PK\x03\x04"):
        return _OFFICE.get(ending, OCTETS)
    return "text/plain" if _is_plain(content) else OCTETS


def _film_of(brand: bytes) -> str:
    if brand.startswith(b"M4A"):
        return "audio/mp4"
    return "video/3gpp" if brand.startswith(b"3g") else "video/mp4"


def _is_plain(content: bytes) -> bool:
    """Words without markup: what a browser could be tricked into running is no plain text."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "<" not in text and text.replace("\n", " ").replace("\r", " ").replace("\t", " ").isprintable()
