"""The health of the numbers: what `GET /{phone-id}` can be asked for, and whether the WABA is suspended."""

from services.sandbox.accounts import Account
from services.sandbox.wire import Json


class Phones:
    """Changes to a number's health, kept apart from its configuration."""

    def __init__(self) -> None:
        self._changed: dict[str, Json] = {}
        self._suspended: set[str] = set()

    def change(self, phone_number_id: str, fields: Json) -> None:
        """Make a number answer these fields from here on."""
        self._changed.setdefault(phone_number_id, {}).update(fields)

    def suspend(self, waba_id: str) -> None:
        """Refuse sends of this WABA."""
        self._suspended.add(waba_id)

    def reinstate(self, waba_id: str) -> None:
        """Allow sends again."""
        self._suspended.discard(waba_id)

    def suspended_wabas(self) -> list[str]:
        """Every WABA that is locked."""
        return sorted(self._suspended)

    def is_suspended(self, account: Account) -> bool:
        """Whether Meta has locked the account."""
        return account.waba_id in self._suspended

    def health(self, account: Account, origin: str) -> Json:
        """Every field the number has; the route returns those that were asked for."""
        can_send = "BLOCKED" if self.is_suspended(account) else "AVAILABLE"
        fields: Json = {
            "display_phone_number": account.display_phone_number,
            "verified_name": account.verified_name,
            "quality_rating": "GREEN",
            "status": "CONNECTED",
            "throughput": {"level": "STANDARD"},
            "platform_type": "CLOUD_API",
            "name_status": "APPROVED",
            "code_verification_status": "VERIFIED",
            "is_official_business_account": False,
            "whatsapp_business_manager_messaging_limit": "TIER_2K",
            "health_status": {"can_send_message": can_send, "entities": _entities(account, can_send)},
            "webhook_configuration": {"application": origin},
        }
        return fields | self._changed.get(account.phone_number_id, {}) | {"id": account.phone_number_id}


def _entities(account: Account, can_send: str) -> list[Json]:
    locked = {"error_code": 131031, "error_description": "Business Account locked", "possible_solution": "Appeal."}
    errors = {"errors": [locked]} if can_send == "BLOCKED" else {}
    return [
        {"entity_type": "PHONE_NUMBER", "id": account.phone_number_id, "can_send_message": "AVAILABLE"},
        {"entity_type": "WABA", "id": account.waba_id, "can_send_message": can_send} | errors,
    ]
