"""Sends mails through Resend's HTTP API (contract: others, section 1)."""

import httpx

from services.errors import GatewayError, GatewayRefused, GatewayTimeout
from services.ports import Accepted, OutgoingMail

_TIMEOUT = httpx.Timeout(15, connect=5)
_TOO_MANY = 429
# Resend's words for a request that may simply be repeated; its other 4xx stay what they are.
_CONCURRENT = "concurrent_idempotent_requests"
_DEFAULT_WAIT_SECONDS = 1


class ResendClient:
    """Implements MailGateway; Resend keeps an idempotency key for 24 hours."""

    def __init__(self, *, url: str, api_key: str, sender: str) -> None:
        self._sender = sender
        headers = {"Authorization": f"Bearer {api_key}"}
        self._http = httpx.AsyncClient(base_url=url, headers=headers, timeout=_TIMEOUT, trust_env=False)

    async def send(self, mail: OutgoingMail, *, key: str) -> Accepted:
        """Send one mail; see MailGateway."""
        body = {"from": self._sender, "to": [mail.to], "subject": mail.subject, "text": mail.text}
        try:
            response = await self._http.post("/emails", json=body, headers={"Idempotency-Key": key})
        except httpx.TransportError as error:
            raise GatewayTimeout(f"Resend did not answer ({type(error).__name__}).") from error
        return _accepted(response)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()


def _accepted(response: httpx.Response) -> Accepted:
    try:
        body = response.json()
    except ValueError as error:
        raise GatewayError(f"Resend answered {response.status_code} without JSON.") from error
    if response.is_success:
        return Accepted(provider_id=str(body.get("id", "")))
    raise _error(response, str(body.get("name", "")))


def _error(response: httpx.Response, name: str) -> GatewayError:
    # The message may repeat the recipient's address, the name never does.
    detail = f"Resend answered {response.status_code} {name}."
    if response.status_code == _TOO_MANY:
        wait = response.headers.get("retry-after", "")
        return GatewayError(detail, retry_after_seconds=int(wait) if wait.isdigit() else _DEFAULT_WAIT_SECONDS)
    if response.is_server_error or name == _CONCURRENT:
        return GatewayError(detail)
    return GatewayRefused(detail, code=response.status_code)
