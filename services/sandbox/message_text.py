"""An outbound message as the contact sees it: its words, and what can be tapped; what the outbox shows."""

from services.sandbox.template_rules import hydrated_body, part_of
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


def choices_of(body: Json, template: Json | None) -> list[Json]:
    """What the contact can tap, each as `{kind, id, title}`; `kind` is the control request that taps it."""
    if template is not None:
        buttons = part_of(template, "BUTTONS").get("buttons", [])
        quick = [button["text"] for button in buttons if str(button.get("type", "")).upper() == "QUICK_REPLY"]
        return [_choice("button", title, title) for title in quick]
    action = (body.get("interactive") or {}).get("action") or {}
    replies = [button["reply"] for button in action.get("buttons", ()) if "reply" in button]
    rows = [row for section in action.get("sections", ()) for row in section.get("rows", ())]
    return [
        *(_choice("button_reply", reply["id"], reply["title"]) for reply in replies),
        *(_choice("list_reply", row["id"], row["title"]) for row in rows),
    ]


def _choice(kind: str, id_: object, title: object) -> Json:
    return {"kind": kind, "id": str(id_), "title": str(title)}
