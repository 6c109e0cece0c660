"""Calls the sandbox's control routes for the simulator page; it exists in demos only."""

import httpx

from services.errors import GatewayError, GatewayRefused

TIMEOUT_SECONDS = 10.0


class SandboxClient:
    """A `SandboxControl` over HTTP on the loopback."""

    def __init__(self, url: str) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=TIMEOUT_SECONDS)

    async def call(self, method: str, path: str, body: object | None = None) -> object:
        """Call a control route and return its JSON; raises GatewayError when the sandbox does not answer or refuses."""
        try:
            response = await self._http.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise GatewayError("The sandbox does not answer.") from error
        if response.is_error:
            raise GatewayRefused(response.text[:300], code=response.status_code)
        return response.json()

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
