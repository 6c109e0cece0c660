CREATE TABLE erasure_request (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    state TEXT NOT NULL,
    authority TEXT NOT NULL,
    timing TEXT,
    requested_by UUID,
    requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
    decided_by UUID,
    decided_at TIMESTAMP WITH TIME ZONE,
    due_at TIMESTAMP WITH TIME ZONE,
    completed_at TIMESTAMP WITH TIME ZONE,
    certificate JSONB,
    CONSTRAINT erasure_request_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT erasure_request_state_check CHECK (state in ('requested', 'approved', 'restricted', 'refused', 'completed')),
    CONSTRAINT erasure_request_authority_check CHECK (authority in ('own_message', 'identity_seen', 'representative', 'legal_order')),
    CONSTRAINT erasure_request_timing_check CHECK (timing in ('at_once', 'after_log_year')),
    CONSTRAINT erasure_request_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT erasure_request_tenant_id_requested_by_fkey FOREIGN KEY(tenant_id, requested_by) REFERENCES member (tenant_id, id),
    CONSTRAINT erasure_request_tenant_id_decided_by_fkey FOREIGN KEY(tenant_id, decided_by) REFERENCES member (tenant_id, id)
);
CREATE UNIQUE INDEX erasure_request_one_open_key ON erasure_request (tenant_id, contact_id) WHERE state in ('requested', 'approved', 'restricted');
alter table erasure_request enable row level security;
alter table erasure_request force row level security;
create policy own_tenant on erasure_request to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on erasure_request to flexoraa_app;
create policy own_rows on erasure_request as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or contact_id in (select p.contact_id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
CREATE TABLE erasure_mark (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    keyed_id BYTEA NOT NULL,
    cause TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT erasure_mark_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT erasure_mark_cause_check CHECK (cause in ('request', 'retention', 'replay')),
    CONSTRAINT erasure_mark_tenant_id_keyed_id_key UNIQUE (tenant_id, keyed_id)
);
alter table erasure_mark enable row level security;
alter table erasure_mark force row level security;
create policy own_tenant on erasure_mark to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on erasure_mark to flexoraa_app;
create policy deployment on erasure_mark to flexoraa_deployment using (true) with check (true);
grant select on erasure_mark to flexoraa_deployment;
CREATE TABLE retention_version (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    version INTEGER NOT NULL,
    mask_after_months SMALLINT NOT NULL,
    erase_after_months SMALLINT NOT NULL,
    timing TEXT NOT NULL,
    decided_by UUID,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT retention_version_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT retention_version_timing_check CHECK (timing in ('at_once', 'after_log_year')),
    CONSTRAINT retention_version_tenant_id_decided_by_fkey FOREIGN KEY(tenant_id, decided_by) REFERENCES member (tenant_id, id),
    CONSTRAINT retention_version_tenant_id_version_key UNIQUE (tenant_id, version)
);
alter table retention_version enable row level security;
alter table retention_version force row level security;
create policy own_tenant on retention_version to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on retention_version to flexoraa_app;
CREATE TABLE retention_run (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    policy_version INTEGER NOT NULL,
    is_dry BOOLEAN NOT NULL,
    masked INTEGER NOT NULL,
    erased INTEGER NOT NULL,
    samples JSONB NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT retention_run_pkey PRIMARY KEY (tenant_id, id)
);
CREATE INDEX retention_run_tenant_id_at_idx ON retention_run (tenant_id, at);
alter table retention_run enable row level security;
alter table retention_run force row level security;
create policy own_tenant on retention_run to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert on retention_run to flexoraa_app;
alter table contact add column masked_at timestamp with time zone, add column erased_at timestamp with time zone;
alter table suppression drop constraint suppression_method_check;
alter table suppression add constraint suppression_method_check check (method in ('keyword', 'provider', 'member', 'erasure'));
