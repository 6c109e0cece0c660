-- Nothing was ever written to it; side rows are found by id now, as every other row under a key.
drop table event_detail;
CREATE TABLE event_detail (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    subject_id UUID NOT NULL,
    sealed BYTEA,
    CONSTRAINT event_detail_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT event_detail_tenant_id_id_fkey FOREIGN KEY(tenant_id, id) REFERENCES event_log (tenant_id, id)
);
CREATE INDEX event_detail_tenant_id_subject_id_idx ON event_detail (tenant_id, subject_id);
alter table event_detail enable row level security;
alter table event_detail force row level security;
create policy own_tenant on event_detail to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on event_detail to flexoraa_app;
create policy own_rows on event_detail as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'system', 'ai', 'api_key']) or false);
