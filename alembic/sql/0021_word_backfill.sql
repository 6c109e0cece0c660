CREATE TABLE word_backfill (
    tenant_id UUID NOT NULL,
    place INTEGER NOT NULL,
    after_id UUID,
    CONSTRAINT word_backfill_pkey PRIMARY KEY (tenant_id)
);
alter table word_backfill enable row level security;
alter table word_backfill force row level security;
create policy own_tenant on word_backfill to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on word_backfill to flexoraa_app;
create policy own_rows on word_backfill as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or false);
create policy own_changes on word_backfill as restrictive for update to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or false);
create policy own_deletions on word_backfill as restrictive for delete to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or false);
