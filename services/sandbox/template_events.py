"""The webhooks that tell what became of a template (contracts/whatsapp.md 1.10)."""

from services.sandbox.state import Sandbox
from services.sandbox.webhooks import Update
from services.sandbox.wire import Json

# What a status event makes of the template itself.
STATUS_AFTER = {"REINSTATED": "APPROVED", "FLAGGED": "APPROVED", "UNARCHIVED": "APPROVED"}


def announce_status(sandbox: Sandbox, template: Json, asked: Json) -> None:
    """Change a template's status and post `message_template_status_update`."""
    event = str(asked["event"]).upper()
    template["status"] = STATUS_AFTER.get(event, event)
    value: Json = {"event": event} | _naming(template)
    value["reason"] = asked.get("reason", "NONE")
    value["message_template_category"] = template["category"]
    value |= {name: asked[name] for name in ("other_info", "disable_info", "rejection_info") if name in asked}
    _announce(sandbox, template, "message_template_status_update", value)


def announce_category(sandbox: Sandbox, template: Json, new_category: str) -> None:
    """Move a template to another category and post `template_category_update`."""
    value = _naming(template) | {"previous_category": template["category"], "new_category": new_category}
    template["category"] = new_category
    _announce(sandbox, template, "template_category_update", value)


def _naming(template: Json) -> Json:
    return {
        "message_template_id": int(template["id"]),
        "message_template_name": template["name"],
        "message_template_language": template["language"],
    }


def _announce(sandbox: Sandbox, template: Json, field: str, value: Json) -> None:
    now = int(sandbox.clock.seconds())
    waba_id = template["_waba_id"]
    sandbox.post_office.post(Update(entry_id=waba_id, field=field, value=value, lane=waba_id, time=now))
