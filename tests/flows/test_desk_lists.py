"""The tenant's lists of labels, canned replies and macros: kept by those who may, sealed, each change an event."""

from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from services.desk import lists
from services.desk.models import LabelColour
from services.errors import Conflict, InvalidInput, NotAllowed, NotFound
from services.events.models import EventLog
from services.flows import keep_desk_lists as keep
from services.rules.macros import MacroAct, Step


async def test_words_of_the_lists_never_lie_in_the_clear(deps, asha, now):
    word = f"Priya{uuid4().hex[:8]}"
    manager = asha.member("manager")

    await keep.create_label(deps, manager, word, LabelColour.RED, now)
    await keep.save_canned_reply(deps, manager, word.lower(), f"Ask {word} for {{name}}", now)
    await keep.save_macro(deps, manager, word, [Step(act=MacroAct.TAKE)], now)

    async with deps.db.read(asha.system) as reader:
        for table in ("label", "canned_reply", "macro"):
            rows = (await reader.execute(text(f"select t::text from {table} t"))).scalars()
            assert not [row for row in rows if word.encode().hex() in row or word.casefold() in row.casefold()]
        assert word in [one.name for one in await lists.list_labels(reader)]
        assert (word.lower(), f"Ask {word} for {{name}}") in [
            (one.shortcut, one.text) for one in await lists.list_canned(reader)
        ]


async def test_renamed_label_keeps_its_id_and_no_name_is_there_twice(deps, asha, now):
    manager, first, second = asha.member("manager"), f"A{uuid4().hex[:8]}", f"B{uuid4().hex[:8]}"
    label_id = await keep.create_label(deps, manager, first, LabelColour.RED, now)
    await keep.create_label(deps, manager, second, LabelColour.RED, now)

    await keep.change_label(deps, manager, label_id, f"{first}!", colour=LabelColour.BLUE, now=now)
    with pytest.raises(Conflict):
        await keep.change_label(deps, manager, label_id, second, colour=LabelColour.BLUE, now=now)

    async with deps.db.read(asha.system) as reader:
        found = {one.id: (one.name, one.colour) for one in await lists.list_labels(reader)}
        event = select(EventLog.view).where(EventLog.action == "label.changed", EventLog.subject_id == label_id)
        view = (await reader.execute(event)).scalar_one()
    assert found[label_id] == (f"{first}!", "blue")
    assert (view["before"], view["after"]) == ("red", "blue")


async def test_macro_names_only_what_the_tenant_has(deps, asha, borneo, now):
    manager = asha.member("manager")
    theirs = await keep.create_label(deps, borneo.member("manager"), f"L{uuid4().hex[:8]}", LabelColour.RED, now)

    for act, value in ((MacroAct.LABEL, theirs), (MacroAct.REPLY, uuid4()), (MacroAct.ASSIGN, uuid4())):
        with pytest.raises(InvalidInput):
            await keep.save_macro(deps, manager, "x", [Step(act=act, value=str(value))], now)


async def test_lists_are_kept_by_those_who_may_write_leads(deps, asha, borneo, now):
    label_id = await keep.create_label(deps, asha.member("manager"), f"L{uuid4().hex[:8]}", LabelColour.RED, now)

    with pytest.raises(NotAllowed):
        await keep.save_macro(deps, asha.member("meera"), "x", [Step(act=MacroAct.TAKE)], now)
    with pytest.raises(NotFound):
        await keep.remove_label(deps, borneo.member("manager"), label_id, now)

    async with deps.db.read(asha.system) as reader:
        removed = select(func.count()).where(EventLog.action == "label.removed", EventLog.subject_id == label_id)
        assert await reader.scalar(removed) == 0
