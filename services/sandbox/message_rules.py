"""Whether an outbound message body is well formed; lengths and counts of contracts/whatsapp.md 2, by message type."""

from collections.abc import Callable
from typing import Any

from services.sandbox.graph_errors import GraphError
from services.sandbox.wire import Json

TEXT_MOST = 4096
INTERACTIVE_BODY_MOST = 1024
INTERACTIVE_EDGE_MOST = 60
BUTTONS_MOST, BUTTON_ID_MOST, BUTTON_TITLE_MOST = 3, 256, 20
SECTIONS_MOST, ROWS_MOST, ROW_ID_MOST, LIST_TITLE_MOST, ROW_DESCRIPTION_MOST = 10, 10, 200, 24, 72
OPAQUE_MOST = 512
MEDIA_TYPES = ("image", "video", "document", "audio", "sticker")
OTHER_INTERACTIVE = (
    "cta_url",
    "flow",
    "location_request_message",
    "catalog_message",
    "product",
    "product_list",
    "contact_request",
    "call_permission_request",
    "voice_call",
    "carousel",
)


def check_message(body: Json) -> None:
    """Raise GraphError for the first thing wrong with a message of any type but template's own rules."""
    kind = body.get("type") or "text"
    check = _CHECKS.get(kind)
    if check is None:
        raise GraphError(131051, f"Message type {kind!r} is not supported.")
    part = body.get(kind)
    if not part:
        raise GraphError(131008, f"The parameter {kind} is required.")
    if len(str(body.get("biz_opaque_callback_data") or "")) > OPAQUE_MOST:
        raise GraphError(131009, f"biz_opaque_callback_data must be at most {OPAQUE_MOST} characters long.")
    check(part)


def _text(part: Json) -> None:
    _within(part, "body", TEXT_MOST)


def _media(part: Json) -> None:
    if bool(part.get("id")) == bool(part.get("link")):
        raise GraphError(131008, "Media needs exactly one of id and link.")


def _location(part: Json) -> None:
    for name in ("latitude", "longitude"):
        if part.get(name) is None:
            raise GraphError(131008, f"The parameter location['{name}'] is required.")


def _contacts(part: list[Json]) -> None:
    if not all((contact.get("name") or {}).get("formatted_name") for contact in part):
        raise GraphError(131008, "contacts[].name.formatted_name is required.")


def _reaction(part: Json) -> None:
    if not part.get("message_id") or "emoji" not in part:
        raise GraphError(131008, "reaction needs message_id and emoji.")


def _template(part: Json) -> None:
    if not part.get("name") or not (part.get("language") or {}).get("code"):
        raise GraphError(131008, "template needs name and language.code.")


def _interactive(part: Json) -> None:
    shape = part.get("type")
    if shape not in ("button", "list", *OTHER_INTERACTIVE):
        raise GraphError(131009, f"interactive['type'] {shape!r} is not valid.")
    for edge in ("header", "footer"):
        text = (part.get(edge) or {}).get("text") or ""
        _at_most(f"interactive['{edge}']['text']", text, INTERACTIVE_EDGE_MOST)
    if shape in ("button", "list"):
        _within(part.get("body") or {}, "text", INTERACTIVE_BODY_MOST)
        (_buttons if shape == "button" else _list)(part.get("action") or {})


def _buttons(action: Json) -> None:
    buttons = action.get("buttons") or []
    _count("buttons", buttons, BUTTONS_MOST)
    replies = [button.get("reply") or {} for button in buttons]
    for reply in replies:
        _within(reply, "id", BUTTON_ID_MOST)
        _within(reply, "title", BUTTON_TITLE_MOST)
    _distinct("button ids", [reply["id"] for reply in replies])
    _distinct("button titles", [reply["title"] for reply in replies])


def _list(action: Json) -> None:
    sections = action.get("sections") or []
    _within(action, "button", BUTTON_TITLE_MOST)
    _count("sections", sections, SECTIONS_MOST)
    rows = [row for section in sections for row in section.get("rows") or []]
    _count("rows", rows, ROWS_MOST)
    for section in sections:
        _at_most("section title", section.get("title") or "", LIST_TITLE_MOST)
    for row in rows:
        _within(row, "id", ROW_ID_MOST)
        _within(row, "title", LIST_TITLE_MOST)
        _at_most("row description", row.get("description") or "", ROW_DESCRIPTION_MOST)
    _distinct("row ids", [row["id"] for row in rows])


def _within(part: Json, name: str, most: int) -> None:
    value = part.get(name)
    if not isinstance(value, str) or not value:
        raise GraphError(131008, f"The parameter {name} is required.")
    _at_most(name, value, most)


def _at_most(name: str, value: str, most: int) -> None:
    if len(value) > most:
        raise GraphError(131009, f"Param {name} must be at most {most} characters long.")


def _count(name: str, items: list[Json], most: int) -> None:
    if not 1 <= len(items) <= most:
        raise GraphError(131009, f"The number of {name} must be between 1 and {most}.")


def _distinct(name: str, values: list[str]) -> None:
    if len(set(values)) < len(values):
        raise GraphError(131009, f"Duplicate {name}.")


# Any: contacts are a list, every other part an object.
_CHECKS: dict[str, Callable[[Any], None]] = {
    "text": _text,
    **dict.fromkeys(MEDIA_TYPES, _media),
    "location": _location,
    "contacts": _contacts,
    "reaction": _reaction,
    "template": _template,
    "interactive": _interactive,
}
