"""The type-specific part of each inbound WhatsApp message, from a control request (contracts/whatsapp.md 1.6)."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from services.sandbox.media_store import SAMPLES, MediaStore
from services.sandbox.wire import Json

UNSUPPORTED, CURRENTLY_UNAVAILABLE = 131051, 131060
DEFAULT_TYPES = {
    "image": "image/png",
    "video": "video/mp4",
    "document": "application/pdf",
    "audio": "audio/ogg; codecs=opus",
    "sticker": "image/webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Where the files of media messages are kept, and under which address the product reaches them."""

    store: MediaStore
    phone_number_id: str
    origin: str


Builder: TypeAlias = Callable[[Json], Json]


def build_body(row: Json, files: Files) -> Json:
    """`type` and its part for the one content key that `row` has. Raises ValueError when there is none or several."""
    found = [name for name in (*_PLAIN, *_WITH_FILE) if name in row]
    if len(found) != 1:
        raise ValueError(f"give exactly one of: {', '.join((*_PLAIN, *_WITH_FILE))}")
    name = found[0]
    return _PLAIN[name](row) if name in _PLAIN else _media_part(_WITH_FILE[name](row), files)


def _text(row: Json) -> Json:
    return {"type": "text", "text": {"body": str(row["text"])}}


def _media(row: Json) -> Json:
    """`media: {kind, caption?, filename?, mime_type?, base64?, voice?, animated?}`."""
    return dict(row["media"])


def _sticker(row: Json) -> Json:
    return _options(row["sticker"]) | {"kind": "sticker"}


def _voice(row: Json) -> Json:
    return _options(row["voice"]) | {"kind": "audio", "voice": True}


def _media_part(asked: Json, files: Files) -> Json:
    kind = asked.get("kind", "image")
    if kind not in DEFAULT_TYPES:
        raise ValueError(f"media.kind must be one of {', '.join(DEFAULT_TYPES)}")
    mime_type = asked.get("mime_type") or DEFAULT_TYPES[kind]
    content = base64.b64decode(asked["base64"]) if "base64" in asked else SAMPLES.get(mime_type, b"sample")
    file = files.store.keep(files.phone_number_id, content, mime_type=mime_type, filename=asked.get("filename", ""))
    url = files.store.url(file, files.origin)
    part: Json = {"mime_type": mime_type, "sha256": file.sha256_base64, "id": file.id, "url": url}
    part |= {name: asked[name] for name in ("caption", "filename") if name in asked}
    if kind == "audio":
        part["voice"] = bool(asked.get("voice", False))
    if kind == "sticker":
        part["animated"] = bool(asked.get("animated", False))
    return {"type": kind, kind: part}


def _button(row: Json) -> Json:
    """A template's quick reply: {text, payload?}."""
    asked = _named(row["button"], "text")
    return {"type": "button", "button": {"payload": asked.get("payload", asked["text"]), "text": asked["text"]}}


def _button_reply(row: Json) -> Json:
    reply = _named(row["button_reply"], "title")
    part = {"id": reply.get("id", reply["title"]), "title": reply["title"]}
    return {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": part}}


def _list_reply(row: Json) -> Json:
    reply = _named(row["list_reply"], "title")
    part = {"id": reply.get("id", reply["title"]), "title": reply["title"]}
    part |= {"description": reply["description"]} if "description" in reply else {}
    return {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": part}}


def _flow_reply(row: Json) -> Json:
    part = {"name": "flow", "body": "Sent", "response_json": json.dumps(row["flow_reply"])}
    return {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": part}}


def _as_given(kind: str) -> Builder:
    def build(row: Json) -> Json:
        return {"type": kind, kind: row[kind]}

    return build


def _reaction(row: Json) -> Json:
    """{message_id, emoji?}; a removal has no emoji."""
    return {"type": "reaction", "reaction": dict(row["reaction"])}


def _edit(row: Json) -> Json:
    """{original_message_id, text}."""
    asked = row["edit"]
    message = {"type": "text", "text": {"body": asked["text"]}}
    return {"type": "edit", "edit": {"original_message_id": asked["original_message_id"], "message": message}}


def _unsupported(row: Json) -> Json:
    """true, a kind such as poll_creation, or {code: 131060}."""
    asked = row["unsupported"] if isinstance(row["unsupported"], dict) else {}
    code = asked.get("code", UNSUPPORTED)
    title = "Message type unknown" if code == UNSUPPORTED else "This message is currently unavailable"
    error = {"code": code, "title": title, "message": title, "error_data": {"details": f"{title}."}}
    kind = row["unsupported"] if isinstance(row["unsupported"], str) else asked.get("type", "unknown")
    return {"type": "unsupported", "errors": [error], "unsupported": {"type": kind}}


def _options(value: object) -> Json:
    return dict(value) if isinstance(value, dict) else {}


def _named(value: object, key: str) -> Json:
    return dict(value) if isinstance(value, dict) else {key: str(value)}


def _bare(kind: str) -> Builder:
    def build(_row: Json) -> Json:
        return {"type": kind}

    return build


_PLAIN: dict[str, Builder] = {
    "text": _text,
    "button": _button,
    "button_reply": _button_reply,
    "list_reply": _list_reply,
    "flow_reply": _flow_reply,
    "location": _as_given("location"),
    "contacts": _as_given("contacts"),
    "order": _as_given("order"),
    "revoke": _as_given("revoke"),
    "reaction": _reaction,
    "edit": _edit,
    "unsupported": _unsupported,
    "request_welcome": _bare("request_welcome"),
    "interactive_error": _bare("interactive"),  # its error stands beside the message (contracts/whatsapp.md 1.6)
}
_WITH_FILE: dict[str, Builder] = {"media": _media, "voice": _voice, "sticker": _sticker}
