"""Who may call the Graph API and about which objects: tokens, accounts, and the fields a caller asked for."""

from starlette.requests import Request

from services.sandbox.accounts import Account
from services.sandbox.graph_errors import GraphError, no_such_object
from services.sandbox.state import Sandbox
from services.sandbox.wire import BadBodyError, Json, read_body

TOKEN_SCHEMES = ("bearer ", "oauth ")


async def allowed_body(request: Request, sandbox: Sandbox) -> Json:
    """The body of a call whose token is good. Raises GraphError: 0 without a token, 190 with a wrong one."""
    try:
        body = await read_body(request)
    except BadBodyError as error:
        raise GraphError(100, "The request body is not valid JSON.") from error
    require_token(request, sandbox, body)
    return body


def require_token(request: Request, sandbox: Sandbox, body: Json) -> None:
    """Graph takes the token as a header, in the query or in the form."""
    header = request.headers.get("authorization", "")
    is_known_scheme = header.lower().startswith(TOKEN_SCHEMES)
    token = header.split(" ", 1)[1] if is_known_scheme else request.query_params.get("access_token")
    token = token or body.get("access_token")
    if not token:
        raise GraphError(0, "An active access token must be used to query information about the current user.")
    if token not in sandbox.config.access_tokens:
        raise GraphError(190, "Invalid OAuth access token - Cannot parse access token")


def account_of(request: Request, sandbox: Sandbox) -> Account:
    """The number in the path. Raises GraphError 100 with subcode 33."""
    account = sandbox.accounts.of_phone(request.path_params["id"])
    if account is None:
        raise no_such_object(request.path_params["id"])
    return account


def waba_of(request: Request, sandbox: Sandbox) -> str:
    """The WABA id in the path. Raises GraphError 100 with subcode 33."""
    waba_id: str = request.path_params["id"]
    if not sandbox.accounts.of_waba(waba_id):
        raise no_such_object(waba_id)
    return waba_id


def only(row: Json, asked: str | None, default: str) -> Json:
    """The fields a caller asked for, and the id."""
    names = {name.split("{")[0].strip() for name in (asked or default).split(",")} | {"id"}
    return {name: value for name, value in row.items() if name in names}
