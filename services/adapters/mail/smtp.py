"""Sends mails over SMTP with the standard library, in a thread; encrypted to every host but the loopback."""

import asyncio
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import parseaddr
from urllib.parse import SplitResult, unquote, urlsplit

from services.errors import ConfigurationError, GatewayError, GatewayRefused, GatewayTimeout
from services.ports import Accepted, OutgoingMail

_TIMEOUT_SECONDS = 20
_PORTS = {"smtp": 587, "smtps": 465}
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_PERMANENT = 500  # RFC 5321 4.2.1: 5yz replies are final, 4yz may be repeated


class SmtpClient:
    """Implements MailGateway for an address like `smtp://user:password@host:587` or `smtps://…`."""

    def __init__(self, *, url: str, sender: str) -> None:
        """Raises ConfigurationError for an address of another scheme or without a host."""
        self._server, self._sender = urlsplit(url), sender
        if self._server.scheme not in _PORTS or not self._server.hostname:
            raise ConfigurationError("FLEXORAA_SMTP_URL must look like smtp://user:password@host:587 or smtps://….")

    async def send(self, mail: OutgoingMail, *, key: str) -> Accepted:
        """Send one mail; its Message-ID comes from `key`, so that a repeat is the same mail to those who compare."""
        message = _message(mail, self._sender, key)
        try:
            await asyncio.to_thread(_hand_over, self._server, message)
        except smtplib.SMTPResponseException as error:
            raise _error(error.smtp_code) from error
        except smtplib.SMTPRecipientsRefused as error:
            raise _error(min(code for code, _ in error.recipients.values())) from error
        except (smtplib.SMTPException, OSError) as error:
            raise GatewayTimeout(f"The mail server did not answer ({type(error).__name__}).") from error
        return Accepted(provider_id=message["Message-ID"])

    async def close(self) -> None:
        """Nothing stays open between mails."""


def _message(mail: OutgoingMail, sender: str, key: str) -> EmailMessage:
    message = EmailMessage()
    domain = parseaddr(sender)[1].rpartition("@")[2]
    named = {"From": sender, "To": mail.to, "Subject": mail.subject, "Message-ID": f"<{key}@{domain}>"}
    try:
        for name, value in named.items():
            message[name] = value
    except ValueError as error:  # a line break, with which a value would become a header of its own
        raise GatewayRefused("The mail's address or subject is not usable.", code=_PERMANENT) from error
    message.set_content(mail.text)
    return message


def _hand_over(server: SplitResult, message: EmailMessage) -> None:
    host, port = server.hostname or "", server.port or _PORTS[server.scheme]
    context = ssl.create_default_context()
    if server.scheme == "smtps":
        client: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT_SECONDS, context=context)
    else:
        client = smtplib.SMTP(host, port, timeout=_TIMEOUT_SECONDS)
    with client:
        if server.scheme == "smtp" and host not in _LOOPBACK:
            client.starttls(context=context)
        if server.username:
            client.login(unquote(server.username), unquote(server.password or ""))
        client.send_message(message)


def _error(code: int) -> GatewayError:
    detail = f"The mail server answered {code}."
    return GatewayRefused(detail, code=code) if code >= _PERMANENT else GatewayError(detail)
