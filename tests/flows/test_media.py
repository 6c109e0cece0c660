"""Files of messages: fetched once and kept sealed, shown to whom the message is, sent with a reply."""

import base64
import hashlib

import pytest

from services.conversations.media_models import Media, MediaState
from services.errors import InvalidInput, NotAllowed, NotFound
from services.flows.deliver_message import deliver_message
from services.flows.fetch_media import fetch_media
from services.flows.send_attachment import Attached, send_attachment
from services.keys.shredding import destroy_subject_key
from services.rules.media_kind import MediaRefusal
from services.screens.inbox_thread import load_thread
from services.screens.media import load_file
from services.tenants.queries import load_inbox

PNG = b"\x89PNG\r\n\x1a\nthe white Creta"


@pytest.fixture
def photo(meta, receive, wire, ravi, asha, messages_of):
    """A contact sends a photo; returns its message's id. `sha256` is what the webhook says of it."""

    async def put(sha256="", provider_id=""):
        sender = (await _sender(meta.deps, asha)) if not provider_id else None
        provider_id = provider_id or await meta.deps.whatsapp.upload_media(sender, PNG, "image/png", "")
        part = {"id": provider_id, "mime_type": "image/png", "sha256": sha256 or _digest(PNG)}
        await receive(wire.body(wire.message(ravi, f"wamid.photo.{provider_id}", type="image", image=part)))
        return (await messages_of(asha))[-1]["id"]

    return put


async def _sender(deps, company):
    async with deps.db.read(company.system) as reader:
        return (await load_inbox(reader, company.inbox_id)).sender


def _digest(content):
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def _read(deps, who, message_id):
    async def read():
        async with deps.db.read(who) as reader:
            return await load_file(reader, who, message_id)

    return read()


async def test_photo_is_kept_sealed_and_shown_to_whom_the_message_is(
    deps, meta, photo, rows_of, jobs_of, conversations_of, asha, borneo, now
):
    message_id = await photo()
    assert len(await jobs_of(asha, "fetch_media")) == 1
    for _ in range(2):
        await fetch_media(meta.deps, asha.tenant_id, message_id, now)

    file = await _read(deps, asha.member("manager"), message_id)
    (row,) = await rows_of(asha, Media)
    (conversation,) = await conversations_of(asha)
    async with deps.db.read(asha.member("manager")) as reader:
        thread = await load_thread(reader, asha.member("manager"), conversation["id"], now=now)
    assert (file.content, file.kind.mime_type) == (PNG, "image/png")
    assert PNG[8:] not in row["content"]
    assert [(item.extras.attachment.shows, item.body) for item in thread.history if item.kind == "message"] == [
        ("image", "")
    ]
    for who, refusal in ((borneo.member("admin"), NotFound), (asha.member("dev"), NotFound)):
        with pytest.raises(refusal):
            await _read(deps, who, message_id)
    with pytest.raises(NotAllowed):
        await _read(deps, asha.member("product"), message_id)


async def test_file_dies_with_its_contacts_key(deps, meta, photo, conversations_of, asha, now):
    message_id = await photo()
    await fetch_media(meta.deps, asha.tenant_id, message_id, now)
    (conversation,) = await conversations_of(asha)
    async with deps.db.transaction(asha.system) as tx:
        await destroy_subject_key(tx, conversation["contact_id"])

    with pytest.raises(NotFound):
        await _read(deps, asha.member("manager"), message_id)


@pytest.mark.parametrize(
    ("part", "refusal"),
    [({"sha256": _digest(b"another")}, MediaRefusal.DAMAGED), ({"provider_id": "404"}, MediaRefusal.GONE)],
    ids=["damaged", "gone"],
)
async def test_file_that_cannot_be_had_is_told_and_not_asked_for_again(meta, photo, rows_of, asha, now, part, refusal):
    message_id = await photo(**part)

    await fetch_media(meta.deps, asha.tenant_id, message_id, now)

    (row,) = await rows_of(asha, Media)
    assert (row["state"], row["refusal"]) == (MediaState.REFUSED, refusal)


@pytest.fixture
async def conversation_id(receive, conversations_of, wire, ravi, asha):
    await receive(wire.body(wire.text(ravi, "wamid.attach.in", "hello")))
    (conversation,) = await conversations_of(asha)
    return conversation["id"]


async def test_members_file_goes_out_once_with_its_words(deps, meta, conversation_id, asha, now):
    who, attached = asha.member("manager"), Attached(name="creta.png", content=PNG, caption="The white one")
    sent = [
        await send_attachment(meta.deps, who, conversation_id, attached, idempotency_key="k", now=now) for _ in range(2)
    ]
    await deliver_message(meta.deps, asha.tenant_id, sent[0].message_id, now)

    (out,) = await meta.outbox()
    assert sent[0].message_id == sent[1].message_id
    assert out["payload"]["image"]["caption"] == "The white one"
    assert (await _read(deps, who, sent[0].message_id)).content == PNG


@pytest.mark.parametrize(
    ("who", "content", "error"),
    [
        ("manager", b"MZ\x90", InvalidInput),
        ("manager", b"", InvalidInput),
        ("dev", PNG, NotFound),
        ("auditor", PNG, NotAllowed),
    ],
    ids=["a program", "nothing", "another's conversation", "who only reads"],
)
async def test_what_may_not_go_out_queues_nothing(meta, conversation_id, messages_of, asha, now, who, content, error):
    with pytest.raises(error):
        await send_attachment(
            meta.deps,
            asha.member(who),
            conversation_id,
            Attached(name="a", content=content, caption=""),
            idempotency_key="k",
            now=now,
        )

    assert len(await messages_of(asha)) == 1


async def test_reaction_stands_at_its_message_until_it_is_taken_back(
    deps, receive, conversation_id, wire, ravi, asha, now
):
    shown = []
    for number, emoji in enumerate(("👍", "")):
        part = {"message_id": "wamid.attach.in", "emoji": emoji}
        await receive(wire.body(wire.message(ravi, f"wamid.react.{number}", type="reaction", reaction=part)))
        async with deps.db.read(asha.member("manager")) as reader:
            thread = await load_thread(reader, asha.member("manager"), conversation_id, now=now)
        shown.append([item.extras.reactions for item in thread.history if item.kind == "message"])

    assert shown == [[["👍"]], [[]]]
