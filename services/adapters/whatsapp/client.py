"""Calls the WhatsApp Cloud API: sends, marks as read, lists templates; what Meta answers becomes our errors."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx
import structlog

from services.adapters.whatsapp.fields import Json
from services.adapters.whatsapp.media import may_carry_token, read_at_most
from services.adapters.whatsapp.parse import parse
from services.adapters.whatsapp.send_body import send_body
from services.arrivals import Parsed
from services.errors import GatewayError, GatewayRefused, GatewayTimeout
from services.ports import Accepted, NumberHealth, OutboundContent, Recipient, Sender

_TIMEOUT = httpx.Timeout(15, connect=5)
_LIMITS = httpx.Limits(max_connections=40, max_keepalive_connections=20)
_TEMPLATE_FIELDS = "id,name,status,category,language,components"
_HEALTH_FIELDS = "display_phone_number,verified_name,quality_rating,status,health_status"
_PAGE = 100
_PAGES = 50  # more templates than Meta allows an account
# The request never left: it may be repeated. Every other transport error leaves the outcome open.
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

log = structlog.get_logger()


class WhatsAppClient:
    """Implements MessagingGateway against a Graph API address."""

    def __init__(self, graph_url: str) -> None:
        self._url = graph_url.rstrip("/")
        self._http = httpx.AsyncClient(timeout=_TIMEOUT, limits=_LIMITS, follow_redirects=False, trust_env=False)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    def read_delivery(self, body: bytes) -> Parsed:
        """Read a webhook body; what cannot be read is named in it."""
        return parse(body)

    async def send(self, sender: Sender, recipient: Recipient, content: OutboundContent, opaque_id: str) -> Accepted:
        """Send one message; see MessagingGateway."""
        body = send_body(recipient, content, opaque_id)
        answer = await self._call(sender, "POST", f"/{sender.external_id}/messages", json=body)
        try:
            return Accepted(provider_id=str(answer["messages"][0]["id"]))
        except (KeyError, IndexError, TypeError) as error:
            raise GatewayTimeout("Meta accepted without saying under which id.") from error

    async def mark_read(self, sender: Sender, provider_id: str, *, typing: bool) -> None:
        """Mark a message as read, and show typing where asked for."""
        body: Json = {"messaging_product": "whatsapp", "status": "read", "message_id": provider_id}
        if typing:
            body["typing_indicator"] = {"type": "text"}
        await self._call(sender, "POST", f"/{sender.external_id}/messages", json=body)

    async def number_health(self, sender: Sender) -> NumberHealth:
        """Return what Meta says of the sender's number."""
        answer = await self._call(sender, "GET", f"/{sender.external_id}", params={"fields": _HEALTH_FIELDS})
        health = answer.get("health_status") or {}
        return NumberHealth(
            name=str(answer.get("verified_name", "")),
            address=str(answer.get("display_phone_number", "")),
            quality=str(answer.get("quality_rating", "")),
            status=str(answer.get("status", "")),
            can_send=str(health.get("can_send_message", "")),
        )

    async def list_templates(self, sender: Sender) -> Sequence[Mapping[str, object]]:
        """Return every template of the sender's business account."""
        found: list[Mapping[str, object]] = []
        after: str | None = None
        for _ in range(_PAGES):
            query = {"fields": _TEMPLATE_FIELDS, "limit": str(_PAGE)} | ({"after": after} if after else {})
            page = await self._call(sender, "GET", f"/{sender.business_id}/message_templates", params=query)
            found += page.get("data", [])
            paging = page.get("paging") or {}
            after = (paging.get("cursors") or {}).get("after")
            if not after or not paging.get("next"):
                break
        return found

    async def fetch_media(self, sender: Sender, media_id: str, *, most_bytes: int) -> bytes | None:
        """Return a file's content; see MessagingGateway. The address comes from Meta and lasts five minutes."""
        described = await self._call(sender, "GET", f"/{media_id}")
        address, size = str(described.get("url") or ""), int(described.get("file_size") or 0)
        if size > most_bytes:
            return None
        if not may_carry_token(address, self._url):
            raise GatewayError("Meta named an address for the file that is not its own.")
        try:
            async with self._http.stream("GET", address, headers=_bearer(sender)) as response:
                if not response.is_success:
                    raise GatewayError(f"The file's address answered {response.status_code}.")
                return await read_at_most(response, most_bytes)
        except httpx.TransportError as error:
            raise GatewayError(f"The file did not come ({type(error).__name__}).") from error

    async def upload_media(self, sender: Sender, content: bytes, mime_type: str, name: str) -> str:
        """Upload a file; see MessagingGateway."""
        form = {"messaging_product": "whatsapp", "type": mime_type}
        file = {"file": (name or "file", content, mime_type)}
        answer = await self._call(sender, "POST", f"/{sender.external_id}/media", data=form, files=file)
        if not isinstance(answer.get("id"), str):
            raise GatewayError("Meta took the file without saying under which id.")
        return str(answer["id"])

    async def _call(self, sender: Sender, method: str, path: str, **options: Any) -> Json:
        try:
            response = await self._http.request(method, self._url + path, headers=_bearer(sender), **options)
        except _NOT_SENT as error:
            raise GatewayError(f"Meta cannot be reached ({type(error).__name__}).") from error
        except httpx.TransportError as error:
            raise GatewayTimeout(f"Meta did not answer ({type(error).__name__}).") from error
        return _answer(response)


def _bearer(sender: Sender) -> Mapping[str, str]:
    return {"Authorization": f"Bearer {sender.access_token}"}


def _answer(response: httpx.Response) -> Json:
    """The JSON object of an answer.

    Raises GatewayRefused for an error of Graph's, whatever its HTTP status; GatewayTimeout for what is not Graph's
    language, as a proxy's error page says nothing about what happened behind it.
    """
    try:
        body = response.json()
    except ValueError as error:
        raise GatewayTimeout(f"Meta answered {response.status_code} without JSON.") from error
    if not isinstance(body, dict):
        raise GatewayTimeout(f"Meta answered {response.status_code} with something else than an object.")
    if response.is_success and "error" not in body:
        return body
    raise _refusal(body.get("error"), response)


def _refusal(error: object, response: httpx.Response) -> GatewayError:
    if not isinstance(error, dict) or not isinstance(error.get("code"), int):
        return GatewayTimeout(f"Meta answered {response.status_code} without an error code.")
    code = int(error["code"])
    log.info("whatsapp.refused", code=code, fbtrace_id=error.get("fbtrace_id"))
    wait = response.headers.get("retry-after", "")
    return GatewayRefused(f"(#{code})", code=code, retry_after_seconds=int(wait) if wait.isdigit() else None)
