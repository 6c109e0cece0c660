"""The words of an outbound message as the contact would read them; what the outbox shows."""

from services.sandbox.template_rules import hydrated_body
from services.sandbox.wire import Json


def text_of(body: Json, template: Json | None) -> str:
    """Text, caption, interactive body or hydrated template; "" for what has no words."""
    kind = body.get("type") or "text"
    part = body.get(kind)
    if template is not None:
        return hydrated_body(template, body["template"])
    if kind == "interactive":
        return str((body["interactive"].get("body") or {}).get("text", ""))
    if not isinstance(part, dict):
        return ""
    return str(part.get("body") or part.get("caption") or part.get("emoji") or part.get("name") or "")
