"""The message templates of each WABA; a few approved ones are always there."""

from collections.abc import Iterator

from services.sandbox.accounts import AccountBook
from services.sandbox.identifiers import Identifiers
from services.sandbox.wire import Json


def _body(text: str, *examples: str) -> Json:
    example = {"example": {"body_text": [list(examples)]}} if examples else {}
    return {"type": "BODY", "text": text} | example


# name, language, category, components; parameters are positional
STARTERS: tuple[tuple[str, str, str, list[Json]], ...] = (
    ("hello_world", "en_US", "UTILITY", [_body("Hello and welcome.")]),
    (
        "lead_follow_up",
        "en",
        "MARKETING",
        [
            _body("Hi {{1}}, are you still interested in {{2}}? Reply here and we will help.", "Ravi", "the Creta"),
            {"type": "FOOTER", "text": "Reply STOP to opt out"},
            {
                "type": "BUTTONS",
                "buttons": [{"type": "QUICK_REPLY", "text": "Yes"}, {"type": "QUICK_REPLY", "text": "No"}],
            },
        ],
    ),
    (
        "appointment_reminder",
        "en",
        "UTILITY",
        [_body("Hi {{1}}, your appointment is on {{2}}. Reply here to change it.", "Ravi", "Monday 10:00")],
    ),
    ("otp_code", "en", "AUTHENTICATION", [_body("{{1}} is your verification code.", "123456")]),
)


class TemplateStore:
    """Templates as Graph returns them, by id; unique by WABA, name and language."""

    def __init__(self, accounts: AccountBook, ids: Identifiers) -> None:
        self._ids = ids
        self._templates: dict[str, Json] = {}
        for account in accounts:
            self.begin(account.waba_id)

    def begin(self, waba_id: str) -> None:
        """Give a WABA its first templates, unless it has some."""
        if next(self.of_waba(waba_id), None) is not None:
            return
        for name, language, category, components in STARTERS:
            asked = {"name": name, "language": language, "category": category, "components": components}
            self.add(waba_id, asked, status="APPROVED")

    def add(self, waba_id: str, asked: Json, *, status: str) -> Json:
        """Keep a new template."""
        template = {
            "id": self._ids.number(),
            "name": asked["name"],
            "language": asked["language"],
            "category": asked["category"],
            "status": status,
            "components": asked["components"],
            "parameter_format": asked.get("parameter_format", "POSITIONAL"),
            "quality_score": {"score": "UNKNOWN"},
            "rejected_reason": "NONE",
            "_waba_id": waba_id,
        }
        self._templates[template["id"]] = template
        return template

    def of_waba(self, waba_id: str) -> Iterator[Json]:
        """The templates of a WABA in order of creation."""
        return (t for t in list(self._templates.values()) if t["_waba_id"] == waba_id)

    def by_id(self, template_id: str) -> Json | None:
        """The template with this id."""
        return self._templates.get(template_id)

    def find(self, waba_id: str, name: str, language: str) -> Json | None:
        """The template of this name and language."""
        mine = (t for t in self.of_waba(waba_id) if t["name"] == name and t["language"] == language)
        return next(mine, None)

    def delete(self, template_id: str) -> None:
        """Forget a template."""
        self._templates.pop(template_id, None)
