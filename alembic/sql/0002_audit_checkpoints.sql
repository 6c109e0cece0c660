CREATE TABLE event_checkpoint (
    tenant_id UUID NOT NULL,
    size BIGINT NOT NULL,
    root BYTEA NOT NULL,
    frontier BYTEA NOT NULL,
    note TEXT NOT NULL,
    keys TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT event_checkpoint_pkey PRIMARY KEY (tenant_id, size)
);
alter table event_checkpoint enable row level security;
alter table event_checkpoint force row level security;
create policy own_tenant on event_checkpoint to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select on event_checkpoint to flexoraa_app;
create policy own_rows on event_checkpoint as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'system', 'ai', 'api_key']) or false);
create policy deployment on event_checkpoint to flexoraa_deployment using (true) with check (true);
grant select, insert on event_checkpoint to flexoraa_deployment;
CREATE TABLE event_detail (
    tenant_id UUID NOT NULL,
    event_id UUID NOT NULL,
    subject_id UUID NOT NULL,
    sealed BYTEA,
    CONSTRAINT event_detail_pkey PRIMARY KEY (tenant_id, event_id),
    CONSTRAINT event_detail_tenant_id_event_id_fkey FOREIGN KEY(tenant_id, event_id) REFERENCES event_log (tenant_id, id)
);
CREATE INDEX event_detail_tenant_id_subject_id_idx ON event_detail (tenant_id, subject_id);
alter table event_detail enable row level security;
alter table event_detail force row level security;
create policy own_tenant on event_detail to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on event_detail to flexoraa_app;
create policy own_rows on event_detail as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'system', 'ai', 'api_key']) or false);
-- When an external auditor's access ends by itself.
alter table member add column access_ends_at timestamptz;
-- What was signed is only ever added to; the owner is refused as well.
create trigger append_only before update or delete on event_checkpoint for each row execute function refuse_change();
create trigger append_only_truncate before truncate on event_checkpoint for each statement execute function refuse_change();
alter table event_checkpoint enable always trigger append_only;
alter table event_checkpoint enable always trigger append_only_truncate;
