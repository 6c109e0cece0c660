-- Free-form text leaves only inside the session window, whoever asks for it.
create function refuse_outside_window() returns trigger language plpgsql as $$
declare
    closes timestamptz;
begin
    select c.window_closes_at into closes
    from conversation c where c.tenant_id = new.tenant_id and c.id = new.conversation_id;
    if closes is null or new.sending_at is null or new.sending_at + interval '60 seconds' >= closes then
        raise exception 'free-form message % outside the session window', new.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger session_window before insert or update of status on message for each row
    when (new.direction = 'outbound' and new.status = 'sending' and new.kind <> 'template' and new.author <> 'echo')
    execute function refuse_outside_window();

-- Nothing leaves after an opt-out but the one confirmation, which is a notice queued by the opt-out itself.
create function refuse_after_opt_out() returns trigger language plpgsql as $$
begin
    if exists (select from conversation c where c.tenant_id = new.tenant_id and c.id = new.conversation_id
               and c.opted_out_at is not null) then
        raise exception 'message % after the contact opted out', new.id using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger opt_out before insert or update of status on message for each row
    when (new.direction = 'outbound' and new.status = 'sending' and new.author <> 'echo'
          and new.operation is distinct from 'opt_out_confirmation')
    execute function refuse_after_opt_out();

-- The log and the ledger are only ever added to; the owner is refused as well.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on event_log for each row execute function refuse_change();
create trigger append_only_truncate before truncate on event_log for each statement execute function refuse_change();
create trigger append_only before update or delete on event_seal for each row execute function refuse_change();
create trigger append_only_truncate before truncate on event_seal for each statement execute function refuse_change();
create trigger append_only before update or delete on ledger_entry for each row execute function refuse_change();
create trigger append_only_truncate before truncate on ledger_entry for each statement execute function refuse_change();
alter table event_log enable always trigger append_only;
alter table event_log enable always trigger append_only_truncate;
alter table event_seal enable always trigger append_only;
alter table event_seal enable always trigger append_only_truncate;
alter table ledger_entry enable always trigger append_only;
alter table ledger_entry enable always trigger append_only_truncate;
