"""Leads as a file: who takes them out and what of the people, on record; the same over REST; lists brought in."""

import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import httpx
import pytest
from factories import Company
from small_world import Morning
from sqlalchemy import select
from starlette.applications import Starlette
from tabs import open_session

from flexoraa_app.api.leads import ROUTES
from flexoraa_app.api.rest.routes import ROUTES as REST
from flexoraa_app.running import bind
from flexoraa_app.session import wall_now
from services.deps import Deps
from services.events.models import EventLog
from services.flows.api_keys import NewKey, create_key
from services.rules.masking import MASK

FILE = "phone,name\n9811190003,Kavya Rao\n12,Nobody\n"


@pytest.fixture
async def web(deps: Deps, morning: Morning) -> AsyncIterator[httpx.AsyncClient]:
    """A tenant with one lead, whose name a spreadsheet would run."""
    await morning.writes("919811190009", "Hi", morning.deps.clock.now(), name='=HYPERLINK("http://x")')
    bind(deps)
    transport = httpx.ASGITransport(Starlette(routes=[*ROUTES, *REST]))
    async with httpx.AsyncClient(transport=transport, base_url="http://flexoraa.test") as client:
        yield client


async def _export(web: httpx.AsyncClient, deps: Deps, company: Company, name: str, query: str = "") -> httpx.Response:
    cookie = await open_session(deps, company.member(name), wall_now())
    return await web.get(f"/api/leads.csv{query}", headers={"cookie": cookie})


def _rows(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("name", "shown", "phone"),
    [
        ("manager", '\'=HYPERLINK("http://x")', "+919811190009"),
        ("readonly", f"'={MASK}", f"'+91{MASK}09"),
        ("product", f"'={MASK}", f"'+91{MASK}09"),
    ],
)
async def test_file_holds_of_people_what_the_role_may_take_out(deps, web, asha, name, shown, phone):
    [row] = _rows(await _export(web, deps, asha, name))

    assert (row["name"], row["phone"]) == (shown, phone)
    async with deps.db.read(asha.system) as reader:
        own = (EventLog.tenant_id == asha.tenant_id, EventLog.action == "leads.exported")
        view = await reader.scalar(select(EventLog.view).where(*own))
    assert (view["leads"], view["has_personal_data"], view["narrowed_by"]) == (1, name == "manager", [])


@pytest.mark.parametrize(
    ("name", "query", "status"),
    [("meera", "", 403), ("devops", "", 403), ("manager", "?band=LUKEWARM", 422), ("manager", "?state=won", 200)],
)
async def test_export_is_refused_or_empty(deps, web, asha, name, query, status):
    answer = await _export(web, deps, asha, name, query)

    assert answer.status_code == status
    assert status != 200 or _rows(answer) == []
    assert (await web.get("/api/leads.csv")).status_code == 401


async def test_other_tenant_takes_nothing_of_ours_out(deps, web, asha, borneo):
    assert _rows(await _export(web, deps, borneo, "admin")) == []


async def _call(web: httpx.AsyncClient, deps: Deps, company: Company, role: str) -> dict[str, str]:
    """The headers of a program with a key of that role."""
    admin = replace(company.member("admin"), is_confirmed=True)
    key = await create_key(deps, admin, NewKey(name="CRM", role=role, days="30"), now=wall_now())
    token = (await web.post("/api/v1/tokens", json={"api_key": key})).json()["access_token"]
    return {"Authorization": f"Bearer {token}"}


async def test_program_brings_contacts_in_and_lists_them(deps, web, asha, borneo):
    headers, body = await _call(web, deps, asha, "manager"), {"csv": FILE, "ground": "asked_us", "proof": "Expo"}

    seen = (await web.post("/api/v1/imports", headers=headers, json=body | {"dry_run": "true"})).json()
    done = (await web.post("/api/v1/imports", headers=headers, json=body)).json()
    listed: Any = (await web.get("/api/v1/contacts", headers=headers)).json()
    lead = listed["data"][0]["lead_id"]

    assert (seen["contacts"], seen["import_id"], done["contacts"]) == (1, "", 1)
    assert [row["line"] for row in done["left_out"]] == [3]
    assert listed["data"][0]["name"] == "Kavya Rao"
    assert listed["data"][0]["identities"] == [{"channel": "whatsapp", "address": "+919811190003"}]
    assert (await web.get(f"/api/v1/leads/{lead}", headers=headers)).json()["profile"]["name"] == "Kavya Rao"
    theirs = await _call(web, deps, borneo, "manager")
    assert (await web.get("/api/v1/contacts", headers=theirs)).json() == {"data": [], "next_cursor": ""}
    for wanted in (lead, uuid4(), "x"):
        assert (await web.get(f"/api/v1/leads/{wanted}", headers=theirs)).status_code == 404


@pytest.mark.parametrize("body", [{}, {"csv": FILE}, {"csv": FILE, "ground": "luck"}, {"csv": "x", "dry_run": "true"}])
async def test_import_that_cannot_be_meant_is_a_bad_request(deps, web, asha, body):
    headers = await _call(web, deps, asha, "manager")

    assert (await web.post("/api/v1/imports", headers=headers, json=body)).status_code == 400


async def test_reading_key_imports_nothing(deps, web, asha):
    headers = await _call(web, deps, asha, "readonly")

    answer = await web.post("/api/v1/imports", headers=headers, json={"csv": FILE, "dry_run": "true"})

    assert answer.status_code == 403
