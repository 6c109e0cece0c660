"""The type-specific part of every inbound WhatsApp message, from a simple control request (contracts/whatsapp.md 1.6)."""

import base64
import json
from collections.abc import Callable
from typing import TypeAlias

from services.sandbox.accounts import Account
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
Builder: TypeAlias = Callable[[Json, Account, MediaStore, str], Json]


def build_body(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """`type` and its part for the one content key that `row` has. Raises ValueError when there is none or several."""
    found = [name for name in _BUILDERS if name in row]
    if len(found) != 1:
        raise ValueError(f"give exactly one of: {', '.join(_BUILDERS)}")
    return _BUILDERS[found[0]](row, account, media, origin)


def _text(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    return {"type": "text", "text": {"body": str(row["text"])}}


def _media(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """`media: {kind, caption?, filename?, mime_type?, base64?, voice?, animated?}`."""
    return _media_part(dict(row["media"]), account, media, origin)


def _sticker(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    return _media_part(_options(row["sticker"]) | {"kind": "sticker"}, account, media, origin)


def _voice(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    return _media_part(_options(row["voice"]) | {"kind": "audio", "voice": True}, account, media, origin)


def _media_part(asked: Json, account: Account, media: MediaStore, origin: str) -> Json:
    kind = asked.get("kind", "image")
    mime_type = asked.get("mime_type") or DEFAULT_TYPES[kind]
    content = base64.b64decode(asked["base64"]) if "base64" in asked else SAMPLES.get(mime_type, b"sample")
    file = media.keep(account.phone_number_id, content, mime_type=mime_type, filename=asked.get("filename", ""))
    part: Json = {"mime_type": mime_type, "sha256": file.sha256_base64, "id": file.id, "url": media.url(file, origin)}
    part |= {name: asked[name] for name in ("caption", "filename") if name in asked}
    if kind == "audio":
        part["voice"] = bool(asked.get("voice", False))
    if kind == "sticker":
        part["animated"] = bool(asked.get("animated", False))
    return {"type": kind, kind: part}


def _button(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """A template's quick reply: {text, payload?}."""
    asked = _named(row["button"], "text")
    return {"type": "button", "button": {"payload": asked.get("payload", asked["text"]), "text": asked["text"]}}


def _button_reply(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    reply = _named(row["button_reply"], "title")
    part = {"id": reply.get("id", reply["title"]), "title": reply["title"]}
    return {"type": "interactive", "interactive": {"type": "button_reply", "button_reply": part}}


def _list_reply(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    reply = _named(row["list_reply"], "title")
    part = {"id": reply.get("id", reply["title"]), "title": reply["title"]}
    part |= {"description": reply["description"]} if "description" in reply else {}
    return {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": part}}


def _flow_reply(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    part = {"name": "flow", "body": "Sent", "response_json": json.dumps(row["flow_reply"])}
    return {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": part}}


def _as_given(kind: str) -> Builder:
    def build(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
        return {"type": kind, kind: row[kind]}

    return build


def _reaction(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """{message_id, emoji?}; a removal has no emoji."""
    return {"type": "reaction", "reaction": dict(row["reaction"])}


def _edit(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """{original_message_id, text}."""
    asked = row["edit"]
    message = {"type": "text", "text": {"body": asked["text"]}}
    return {"type": "edit", "edit": {"original_message_id": asked["original_message_id"], "message": message}}


def _unsupported(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """true, a kind such as poll_creation, or {code: 131060}."""
    asked = row["unsupported"] if isinstance(row["unsupported"], dict) else {}
    code = asked.get("code", UNSUPPORTED)
    title = "Message type unknown" if code == UNSUPPORTED else "This message is currently unavailable"
    error = {"code": code, "title": title, "message": title, "error_data": {"details": f"{title}."}}
    kind = row["unsupported"] if isinstance(row["unsupported"], str) else asked.get("type", "unknown")
    return {"type": "unsupported", "errors": [error], "unsupported": {"type": kind}}


def _request_welcome(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    return {"type": "request_welcome"}


def _interactive_error(row: Json, account: Account, media: MediaStore, origin: str) -> Json:
    """An interactive message without its interactive part; the error stands beside it (131000)."""
    return {"type": "interactive"}


def _options(value: object) -> Json:
    return dict(value) if isinstance(value, dict) else {}


def _named(value: object, key: str) -> Json:
    return dict(value) if isinstance(value, dict) else {key: str(value)}


_BUILDERS: dict[str, Builder] = {
    "text": _text,
    "media": _media,
    "sticker": _sticker,
    "voice": _voice,
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
    "request_welcome": _request_welcome,
    "interactive_error": _interactive_error,
}
