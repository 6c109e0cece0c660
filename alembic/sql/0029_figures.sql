CREATE TABLE day_measure (
    tenant_id UUID NOT NULL,
    day DATE NOT NULL,
    measure TEXT NOT NULL,
    part TEXT NOT NULL,
    value BIGINT NOT NULL,
    CONSTRAINT day_measure_pkey PRIMARY KEY (tenant_id, day, measure, part)
);
alter table day_measure enable row level security;
alter table day_measure force row level security;
create policy own_tenant on day_measure to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on day_measure to flexoraa_app;
create policy own_rows on day_measure as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system']) or false);
CREATE TABLE day_usage (
    tenant_id UUID NOT NULL,
    day DATE NOT NULL,
    operation TEXT NOT NULL,
    deci BIGINT NOT NULL,
    times INTEGER NOT NULL,
    CONSTRAINT day_usage_pkey PRIMARY KEY (tenant_id, day, operation)
);
alter table day_usage enable row level security;
alter table day_usage force row level security;
create policy own_tenant on day_usage to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on day_usage to flexoraa_app;
create policy own_rows on day_usage as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'system', 'ai', 'api_key']) or false);
create policy own_changes on day_usage as restrictive for update to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'system', 'ai', 'api_key']) or false);
create policy own_deletions on day_usage as restrictive for delete to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'system', 'ai', 'api_key']) or false);
CREATE TABLE counted_up_to (
    tenant_id UUID NOT NULL,
    seq BIGINT NOT NULL,
    zone TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT counted_up_to_pkey PRIMARY KEY (tenant_id)
);
alter table counted_up_to enable row level security;
alter table counted_up_to force row level security;
create policy own_tenant on counted_up_to to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on counted_up_to to flexoraa_app;
create policy deployment on counted_up_to to flexoraa_deployment using (true) with check (true);
grant select on counted_up_to to flexoraa_deployment;
