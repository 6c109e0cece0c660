"""Says in words what an inbound message holds, for every type of contracts/whatsapp.md 1.6, and what it does."""

from collections.abc import Callable, Mapping

from services.adapters.whatsapp.fields import Json, identifier, items, maybe_record, maybe_text, record, text
from services.arrivals import Effect
from services.conversations.models import MessageKind

_EXTRAS = ("context", "referral", "errors", "unsupported", "identity", "group_id")
# These reach the thread, yet ask nothing; a reaction still counts as the contact's message for the window.
_EFFECTS: Mapping[MessageKind, Effect] = {
    MessageKind.REACTION: Effect.EXTENDS_WINDOW,
    MessageKind.SYSTEM: Effect.NOTHING,
    MessageKind.EDIT: Effect.NOTHING,
    MessageKind.REVOKE: Effect.NOTHING,
    MessageKind.REQUEST_WELCOME: Effect.NOTHING,
}
_SPELLINGS = {"unknown": MessageKind.UNSUPPORTED}


def kind_of(message: Json) -> MessageKind:
    """The message's kind; what no type fits is `unsupported`."""
    name = text(message, "type")
    if name in _SPELLINGS:
        return _SPELLINGS[name]
    return MessageKind(name) if name in _BODIES else MessageKind.UNSUPPORTED


def body_of(message: Json, kind: MessageKind) -> str:
    """The words that people and the AI read."""
    return _BODIES[kind](message)


def details_of(message: Json, kind: MessageKind) -> Json:
    """The provider's object of the kind, with what stands beside it; an unknown type is kept whole."""
    if kind is MessageKind.UNSUPPORTED:
        return dict(message)
    return {key: message[key] for key in (kind.value, *_EXTRAS) if key in message}


def effect_of(kind: MessageKind) -> Effect:
    """Whether the message asks for an answer."""
    return _EFFECTS.get(kind, Effect.OPENS_TURN)


def target_of(message: Json, kind: MessageKind) -> str | None:
    """The message that this one answers, reacts to, edits or revokes."""
    if kind is MessageKind.REACTION:
        return identifier(record(message, "reaction"), "message_id")
    if kind in (MessageKind.EDIT, MessageKind.REVOKE):
        return identifier(record(message, kind), "original_message_id")
    return maybe_text(maybe_record(message, "context"), "id")


def _text(message: Json) -> str:
    return text(record(message, "text"), "body")


def _media(kind: MessageKind, name: str) -> Callable[[Json], str]:
    def body(message: Json) -> str:
        part = record(message, kind)
        text(part, "id")
        return maybe_text(part, "caption") or maybe_text(part, "filename") or name

    return body


def _audio(message: Json) -> str:
    return "Voice note" if record(message, "audio").get("voice") is True else "Audio"


def _location(message: Json) -> str:
    place = record(message, "location")
    if not isinstance(place.get("latitude"), int | float) or not isinstance(place.get("longitude"), int | float):
        raise ValueError("location has no coordinates")
    named = maybe_text(place, "name") or maybe_text(place, "address")
    return named or f"{place['latitude']}, {place['longitude']}"


def _contacts(message: Json) -> str:
    names = [maybe_text(maybe_record(card, "name"), "formatted_name") for card in items(message, "contacts")]
    return ", ".join(name for name in names if name) or "Contact"


def _reaction(message: Json) -> str:
    return maybe_text(record(message, "reaction"), "emoji") or ""


def _button(message: Json) -> str:
    return text(record(message, "button"), "text")


def _interactive(message: Json) -> str:
    part = maybe_record(message, "interactive")
    match part.get("type"):
        case "button_reply" | "list_reply" as kind:
            return text(record(part, kind), "title")
        case "nfm_reply":
            return maybe_text(record(part, "nfm_reply"), "body") or "Form"
        case _:
            return "Reply that could not be read"


def _order(message: Json) -> str:
    order = record(message, "order")
    return maybe_text(order, "text") or f"Order of {len(items(order, 'product_items'))} products"


def _system(message: Json) -> str:
    part = record(message, "system")
    return maybe_text(part, "body") or text(part, "type").replace("_", " ")


def _edit(message: Json) -> str:
    edited = record(record(message, "edit"), "message")
    kind = kind_of(edited)
    return body_of(edited, kind)


def _fixed(words: str) -> Callable[[Json], str]:
    return lambda _message: words


_BODIES: Mapping[MessageKind, Callable[[Json], str]] = {
    MessageKind.TEXT: _text,
    MessageKind.IMAGE: _media(MessageKind.IMAGE, "Photo"),
    MessageKind.VIDEO: _media(MessageKind.VIDEO, "Video"),
    MessageKind.DOCUMENT: _media(MessageKind.DOCUMENT, "Document"),
    MessageKind.AUDIO: _audio,
    MessageKind.STICKER: _media(MessageKind.STICKER, "Sticker"),
    MessageKind.LOCATION: _location,
    MessageKind.CONTACTS: _contacts,
    MessageKind.REACTION: _reaction,
    MessageKind.BUTTON: _button,
    MessageKind.INTERACTIVE: _interactive,
    MessageKind.ORDER: _order,
    MessageKind.SYSTEM: _system,
    MessageKind.EDIT: _edit,
    MessageKind.REVOKE: _fixed("Deleted a message"),
    MessageKind.REQUEST_WELCOME: _fixed("Opened the chat"),
    MessageKind.TEMPLATE: _fixed("Template"),
    MessageKind.UNSUPPORTED: _fixed("Message of a kind that cannot be shown"),
}
