"""Reads what the sandbox's control routes answer."""

from typing import Any

from services.ports import SandboxControl


async def read_control(sandbox: SandboxControl, path: str) -> dict[str, Any]:
    """The JSON object behind a control route; raises GatewayError where the sandbox does not answer."""
    answer = await sandbox.call("GET", path)
    assert isinstance(answer, dict)
    return answer
