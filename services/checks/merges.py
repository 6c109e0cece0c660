"""Whether joined contacts are shown and worked on as one person, and parted ones as two."""

from services.checks.look import Found, Look


async def merged_contacts_have_one_open_lead(look: Look) -> list[Found]:
    """Contacts that are one person have at most one open lead, in a conversation that stands for itself."""
    return await look.found(
        "lead",
        """select max(l.id::text) as id, format('%s leads of one person are open', count(*)) as what
        from lead l join contact k on k.tenant_id = :tenant and k.id = l.contact_id
        where l.tenant_id = :tenant and l.state = 'open' and k.joined_as is not null
        group by k.joined_as having count(*) > 1
        union all
        select l.id::text, 'is open in a conversation that is folded into another'
        from lead l join conversation c on c.tenant_id = :tenant and c.id = l.conversation_id
        where l.tenant_id = :tenant and l.state = 'open' and c.folded_into is not null""",
    )


async def folded_conversations_are_of_one_person(look: Look) -> list[Found]:
    """A conversation is folded only into one of the same person and inbox that stands for itself, with one assignee."""
    return await look.found(
        "conversation",
        """select c.id, case when head.folded_into is not null then 'is folded into a folded one'
                when head.inbox_id <> c.inbox_id then 'is folded into another inbox'
                when k.joined_as is distinct from other.joined_as then 'is folded into that of somebody else'
                else 'is folded and with another member' end as what
        from conversation c
        join conversation head on head.tenant_id = :tenant and head.id = c.folded_into
        join contact k on k.tenant_id = :tenant and k.id = c.contact_id
        join contact other on other.tenant_id = :tenant and other.id = head.contact_id
        where c.tenant_id = :tenant and (head.folded_into is not null or head.inbox_id <> c.inbox_id
            or k.joined_as is null or k.joined_as is distinct from other.joined_as
            or c.assignee_id is distinct from head.assignee_id)""",
    )


async def joined_contacts_have_their_merge(look: Look) -> list[Found]:
    """A contact is joined exactly where a merge in force says so."""
    return await look.found(
        "contact",
        """select k.id, case when k.joined_as is null then 'has a merge in force and stands alone'
            else 'is joined without a merge in force' end as what
        from contact k
        where k.tenant_id = :tenant and (k.joined_as is null) = exists (
            select 1 from contact_merge m
            where m.tenant_id = :tenant and m.undone_at is null and k.id in (m.contact_id, m.other_id))""",
    )
