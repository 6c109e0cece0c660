"""What a form's route asks first: is the form ours, what did it say, where does its page want to go on."""

from collections.abc import Awaitable, Callable, Mapping
from functools import wraps
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

SEE_OTHER = 303
_LONGEST_FIELD = 300
_MOST_FIELDS = 8

Answer = Callable[[Request], Awaitable[Response]]


def from_own_pages(route: Answer) -> Answer:
    """A route that answers its own pages only: 403 for a request that another site's page makes."""

    @wraps(route)
    async def guarded(request: Request) -> Response:
        if not _is_same_origin(request):
            return Response("Cross-site request refused.", status_code=403)
        return await route(request)

    return guarded


def _is_same_origin(request: Request) -> bool:
    """True where the browser says that the form is ours; one that says nothing sends no foreign cookie either."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


async def read_fields(request: Request, *names: str) -> Mapping[str, str]:
    """The named fields of a form as text, empty where missing, cut where absurdly long."""
    form = await request.form(max_fields=_MOST_FIELDS, max_files=0)
    return {name: str(form.get(name, ""))[:_LONGEST_FIELD] for name in names}


def own_path(wanted: str) -> str:
    """A path of this site to go on to; whatever else was asked for becomes the first page."""
    parts = urlsplit(wanted)
    is_own = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.netloc
    return wanted if is_own and wanted.isprintable() else "/"


def see_other(path: str) -> RedirectResponse:
    """Send the browser on with a GET."""
    return RedirectResponse(path, status_code=SEE_OTHER)
