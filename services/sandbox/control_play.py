"""The control routes of the simulator page, beside those of `control.py`; `inbox` is a number or its id.

GET, POST, DELETE scenarios?inbox=   what can be played, and the last play; POST {inbox, scenario} begins one,
                                     DELETE stops it
GET, POST contacts?inbox=            whose phones there are: {from, name, last}; POST {inbox} gives a number nobody had
POST attention {inbox, from, attention: reading|away|off}   the contact puts the phone down, or switches it off
POST forget {inbox}                  empty the chats of one inbox and its play; the product keeps what it has
"""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from services.sandbox.cast import contacts_of
from services.sandbox.inbound import account_for
from services.sandbox.people import Attention
from services.sandbox.scenario_player import ScenarioPlayer
from services.sandbox.scenarios import SCENARIOS, scenario_called
from services.sandbox.state import sandbox_of


def player_of(request: Request) -> ScenarioPlayer:
    """The player of this sandbox."""
    player: ScenarioPlayer = request.app.state.player
    return player


async def scenarios(request: Request) -> JSONResponse:
    """What can be played, and where the last play of the inbox stands."""
    sandbox, player = sandbox_of(request), player_of(request)
    asked = await request.json() if request.method == "POST" else dict(request.query_params)
    account = account_for(sandbox, asked)
    if request.method == "POST":
        player.start(account, scenario_called(str(asked["scenario"])), f"{request.url.scheme}://{request.url.netloc}")
    if request.method == "DELETE":
        player.stop(account)
    play = player.of(account)
    listed = [{"name": one.name, "title": one.title, "about": one.about} for one in SCENARIOS]
    return JSONResponse({"scenarios": listed, "playing": play.as_json() if play else None})


async def contacts(request: Request) -> JSONResponse:
    """Whose phones there are; POST gives a number that nobody had."""
    sandbox = sandbox_of(request)
    if request.method == "POST":
        return JSONResponse({"from": sandbox.numbers.new(account_for(sandbox, await request.json()))})
    account = account_for(sandbox, dict(request.query_params))
    return JSONResponse({"contacts": contacts_of(sandbox, account)})


async def attention(request: Request) -> JSONResponse:
    """Take the contact's phone up, put it down, or switch it off."""
    sandbox, asked = sandbox_of(request), await request.json()
    account, wanted = account_for(sandbox, asked), Attention(asked["attention"])
    phone = sandbox.people.meet(account, str(asked["from"])).phone
    sandbox.people.attend(account, phone, wanted)
    sandbox.statuses.catch_up(account, phone)
    return JSONResponse({"attention": wanted})


async def forget(request: Request) -> JSONResponse:
    """Empty the chats of one inbox."""
    sandbox, asked = sandbox_of(request), await request.json()
    account = account_for(sandbox, asked)
    player_of(request).forget(account)
    sandbox.written.forget(account.phone_number_id)
    sandbox.outbox.forget(account.phone_number_id)
    return JSONResponse({"forgotten": True})


PLAY_ROUTES = [
    Route("/_sandbox/scenarios", scenarios, methods=["GET", "POST", "DELETE"]),
    Route("/_sandbox/contacts", contacts, methods=["GET", "POST"]),
    Route("/_sandbox/attention", attention, methods=["POST"]),
    Route("/_sandbox/forget", forget, methods=["POST"]),
]
