"""The routes of consent: the public form, which needs no session, and the proof of one contact, which does."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from flexoraa_app.api.consent_page import WORDS, Typed, done_page, form_page, gone_page
from flexoraa_app.cookies import token_hash
from flexoraa_app.running import deps
from flexoraa_app.session import wall_now
from services.errors import NotAllowed, NotFound
from services.flows.export_consent import export_consent
from services.flows.give_consent import Filled, OpenForm, Outcome, find_form, give_consent
from services.flows.sessions import find_session

_LONGEST_BODY = 8 * 1024
_LONGEST_FIELD = 300
_NO_STORE = {"cache-control": "no-store"}
_STATUSES = {Outcome.TOO_MANY: 429, Outcome.CHANGED: 409, Outcome.NOT_AGREED: 422, Outcome.NO_PHONE: 422}


async def get_form(request: Request) -> Response:
    """The form in the language asked for, else the browser's, else the tenant's."""
    key = request.path_params["key"]
    form = await find_form(deps(), key)
    language = _language(request, form)
    if form is None:
        return HTMLResponse(gone_page(language), status_code=404, headers=_NO_STORE)
    return HTMLResponse(form_page(form, key, language, typed=Typed()), headers=_NO_STORE)


async def post_form(request: Request) -> Response:
    """Record the consent, or show the form again with what is missing."""
    key = request.path_params["key"]
    if len(await request.body()) > _LONGEST_BODY:
        return HTMLResponse(gone_page(_language(request, None)), status_code=413, headers=_NO_STORE)
    fields = await request.form(max_fields=8, max_files=0)
    given = {
        name: str(fields.get(name, ""))[:_LONGEST_FIELD] for name in ("phone", "name", "agree", "wording", "website")
    }
    outcome = await give_consent(deps(), _filled(request, key, given), deps().clock.now())
    if outcome is Outcome.RECORDED:
        return HTMLResponse(done_page(_language(request, None)), headers=_NO_STORE)
    form = await find_form(deps(), key)
    language = _language(request, form)
    if form is None:
        return HTMLResponse(gone_page(language), status_code=404, headers=_NO_STORE)
    typed = Typed(name=given["name"], phone=given["phone"])
    page = form_page(form, key, language, problem=outcome, typed=typed)
    retry = {"retry-after": "600"} if outcome is Outcome.TOO_MANY else {}
    return HTMLResponse(page, status_code=_STATUSES[outcome], headers=_NO_STORE | retry)


async def get_evidence(request: Request) -> Response:
    """The proof of one contact's consents as a zip."""
    hashed = token_hash(request.headers.get("cookie", ""))
    principal = await find_session(deps(), hashed, wall_now()) if hashed else None
    if principal is None:
        return Response("You are signed out.", status_code=401)
    try:
        contact_id = UUID(request.path_params["contact_id"])
        evidence = await export_consent(deps(), principal, contact_id, deps().clock.now())
    except NotAllowed as error:
        return Response(str(error), status_code=403)
    except (NotFound, ValueError):
        return Response(str(NotFound()), status_code=404)
    attachment = {"content-disposition": f'attachment; filename="{evidence.name}"'}
    return Response(evidence.content, media_type="application/zip", headers=_NO_STORE | attachment)


def _filled(request: Request, key: str, given: dict[str, str]) -> Filled:
    return Filled(
        key=key,
        phone=given["phone"],
        name=given["name"],
        agrees=given["agree"] == "yes",
        wording_id=given["wording"],
        bait=given["website"],
        address=request.client.host if request.client else "",
        user_agent=request.headers.get("user-agent", ""),
        # Without the key: who may look at a proof need not be able to fill in forms.
        page=str(request.url.replace(path="/consent/", query="")),
    )


def _language(request: Request, form: OpenForm | None) -> str:
    accepted = [
        part.split(";")[0].split("-")[0].strip() for part in request.headers.get("accept-language", "").split(",")
    ]
    wanted = [request.query_params.get("lang", ""), *accepted, form.default_language if form else ""]
    spoken = {one.language for one in form.wordings} if form else set(WORDS)
    return next((language for language in wanted if language in WORDS and language in spoken), "en")


ROUTES = [
    Route("/consent/{key}/", get_form, methods=["GET"]),
    Route("/consent/{key}/", post_form, methods=["POST"]),
    Route("/api/consent-evidence/{contact_id}", get_evidence, methods=["GET"]),
]
