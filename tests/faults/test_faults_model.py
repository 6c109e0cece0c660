"""A model that hangs and a burst on every contact: everybody is answered, and no wake-up is lost.

By default with 60 contacts in the burst; FLEXORAA_FAULTS=full takes 300.
"""

import time

from faulty_world import IS_FULL, faulty_world

BURST = 300 if IS_FULL else 60
_READINGS = "select provider, fallback_reason from decision where kind = 'reading'"
_UNANSWERED = """select count(*) from conversation
    where last_inbound_seq > answered_seq and ai_state = 'on' and opted_out_at is null"""


def test_hanging_model_is_replaced_by_the_local_engine():
    with faulty_world(OPENAI_API_KEY="sandbox", OPENAI_BASE_URL="{sandbox}/openai/v1") as world:
        world.control("faults", {"kind": "hang", "provider": "openai"})
        world.contacts_write(12, contacts=12)

        world.settle()

        readings = world.ask(_READINGS)
        conversations = world.ask("select count(*) from conversation")[0][0]
        assert len({sent["to"] for sent in world.sent()}) == conversations
        assert {row["provider"] for row in readings} == {"local"}
        assert "deadline" in {row["fallback_reason"] for row in readings}


def test_burst_on_every_contact_leaves_no_turn_to_the_sweep():
    with faulty_world() as world:
        phones = [f"9197{contact:08d}" for contact in range(BURST)]
        tenant = world.companies[0].account.tenant
        world.control("faults", {"kind": "reorder", "provider": "webhook", "seconds": 0.2})
        for number in range(3):
            world.control("inbound", [{"tenant": tenant, "from": phone, "text": f"Hi {number}"} for phone in phones])
            time.sleep(world.dice.uniform(0, 0.3))
        world.wait_for_jobs()

        assert world.ask(_UNANSWERED)[0][0] == 0
