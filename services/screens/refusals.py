"""Plain sentences for what went wrong with a message: what the provider said, or our own check, and what to do."""

from collections.abc import Mapping

from services.rules.delivery_status import DeliveryStatus
from services.rules.send_errors import RULES, UNLISTED
from services.rules.send_policy import CheckCode
from services.screens.words import SEND_REFUSALS

# Keys are `send_errors` text keys without their prefix.
SEND_ERRORS: Mapping[str, str] = {
    "sign_in_expired": "WhatsApp does not accept our access token any more. Connect the number again.",
    "permission_missing": "WhatsApp denies permission to this number. Check the connection's rights.",
    "account_blocked": "WhatsApp has locked the business account. Messages wait; follow the appeal.",
    "display_name_not_approved": "The number's display name is not approved yet. Messages wait.",
    "payment_problem": "WhatsApp cannot charge the business account. Settle its payment method.",
    "number_not_registered": "The number is not registered with WhatsApp. Register it again.",
    "marketing_disabled": "Marketing messages are switched off for this account at WhatsApp.",
    "provider_unknown": "WhatsApp had an unknown problem. It was tried again.",
    "provider_unavailable": "WhatsApp was not available. It was tried again.",
    "request_limit": "Too many requests to WhatsApp. It was tried again later.",
    "throughput_limit": "More messages a second than the number may send. It was tried again later.",
    "pair_limit": "Too many messages to this contact in a short time. It was tried again later.",
    "number_in_maintenance": "The number is in maintenance at WhatsApp. It was tried again later.",
    "window_closed": "The 24 hours to reply are over. Send an approved template.",
    "marketing_stopped": "The contact stopped marketing messages in WhatsApp. None will be sent.",
    "number_spam_limited": "WhatsApp limits this number after complaints. Marketing pauses for a day.",
    "contact_marketing_cap": "This contact got enough marketing from all businesses. Wait at least a day.",
    "contact_in_experiment": "WhatsApp held this message back for a test of its own. Try another day.",
    "country_restricted": "WhatsApp does not deliver business messages to this country.",
    "contact_unreachable": "The contact cannot be reached on WhatsApp. Try another channel.",
    "not_on_test_list": "The number is not on the test number's list of recipients.",
    "media_not_accepted": "WhatsApp did not accept the file. Send another format or a smaller one.",
    "phone_needed": "This message needs the contact's phone number, which WhatsApp does not tell.",
    "identity_changed": "The contact's phone changed hands or was set up anew. Verify who it is first.",
    "message_malformed": "WhatsApp could not read the message. Change it and send it again.",
    "template_parameters": "The template's values do not fit its text. Fill them in again.",
    "template_too_long": "The filled-in template is too long. Shorten its values.",
    "template_missing": "The template does not exist at WhatsApp in this language. Choose another.",
    "template_paused": "WhatsApp paused the template for its quality. Choose another.",
    "template_disabled": "WhatsApp disabled the template. Choose another.",
    "flow_blocked": "The template's form is blocked or not published.",
    "unlisted": "WhatsApp refused the message for a reason it does not document.",
}

UNKNOWN = "Whether it was sent is not known: WhatsApp did not answer. Look at the phone before you send it again."


def failure(status: str | None, error_code: int | None, error_key: str | None) -> str:
    """Why a message failed or is in doubt, and what to do; empty where all is well."""
    if status == DeliveryStatus.UNKNOWN:
        return UNKNOWN
    if status != DeliveryStatus.FAILED:
        return ""
    prefix, _, name = (error_key or "").partition(".")
    if prefix == "send_policy":
        return SEND_REFUSALS[CheckCode(name)]
    if prefix == "send_error":
        return SEND_ERRORS[name]
    return SEND_ERRORS[RULES.get(error_code or 0, UNLISTED).text_key.partition(".")[2]]
