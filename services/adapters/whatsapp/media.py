"""Fetching a file from the address that Meta names: to whom the token may go, and how much is read."""

from urllib.parse import urlsplit

import httpx

# Where Meta keeps the files of messages; the token travels along, so that no other host may be named to us.
_HOSTS = (".fbsbx.com",)


def may_carry_token(address: str, graph_url: str) -> bool:
    """Whether a file's address is Meta's, or of the very server that the Graph API is spoken with."""
    asked, known = urlsplit(address), urlsplit(graph_url)
    if (asked.scheme, asked.netloc) == (known.scheme, known.netloc):
        return True
    return asked.scheme == "https" and (asked.hostname or "").endswith(_HOSTS) and "@" not in asked.netloc


async def read_at_most(response: httpx.Response, most_bytes: int) -> bytes | None:
    """The body of a response, None as soon as it is longer."""
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > most_bytes:
            return None
    return bytes(content)
