"""Builds the message object of a send from our content (contracts/whatsapp.md 2)."""

from collections.abc import Mapping

from services.adapters.whatsapp.fields import Json
from services.conversations.models import MessageKind
from services.errors import InvalidInput
from services.ports import OutboundContent, Recipient

TEXT_CHARACTERS = 4096
_AS_STORED = (
    MessageKind.TEMPLATE,
    MessageKind.INTERACTIVE,
    MessageKind.REACTION,
    MessageKind.LOCATION,
    MessageKind.IMAGE,
    MessageKind.VIDEO,
    MessageKind.AUDIO,
    MessageKind.DOCUMENT,
)


def send_body(recipient: Recipient, content: OutboundContent, opaque_id: str) -> Json:
    """The JSON body of POST /{phone-number-id}/messages.

    Raises InvalidInput for a kind we do not send or a text that is too long.
    """
    body: Json = {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "biz_opaque_callback_data": opaque_id,
    }
    body |= _addressing(recipient)
    if content.reply_to:
        body["context"] = {"message_id": content.reply_to}
    return body | _message(content)


def _addressing(recipient: Recipient) -> Mapping[str, str]:
    if recipient.phone:
        # Without the plus Meta prepends the sender's country code.
        return {"to": f"+{recipient.phone}"}
    if recipient.user_id:
        return {"recipient": recipient.user_id}
    raise InvalidInput("The contact has no address on WhatsApp.")


def _message(content: OutboundContent) -> Json:
    kind = MessageKind(content.kind)
    if kind is MessageKind.TEXT:
        if len(content.text) > TEXT_CHARACTERS:
            raise InvalidInput(f"A WhatsApp text has at most {TEXT_CHARACTERS} characters.")
        return {"type": "text", "text": {"body": content.text, "preview_url": False}}
    if kind in _AS_STORED and kind.value in content.details:
        return {"type": kind.value, kind.value: content.details[kind.value]}
    raise InvalidInput(f"A message of kind {kind} cannot be sent.")
