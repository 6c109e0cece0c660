CREATE TABLE api_key (
    key_hash BYTEA NOT NULL,
    id UUID NOT NULL,
    tenant_id UUID NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    hint TEXT NOT NULL,
    created_by UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    used_at TIMESTAMP WITH TIME ZONE,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT api_key_pkey PRIMARY KEY (key_hash),
    CONSTRAINT api_key_tenant_id_created_by_fkey FOREIGN KEY(tenant_id, created_by) REFERENCES member (tenant_id, id),
    CONSTRAINT api_key_id_key UNIQUE (id),
    CONSTRAINT api_key_role_check CHECK (role in ('admin', 'manager', 'sdr', 'product', 'devops', 'auditor', 'readonly'))
);
CREATE INDEX api_key_tenant_id_created_at_idx ON api_key (tenant_id, created_at);
alter table api_key enable row level security;
alter table api_key force row level security;
create policy deployment on api_key to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on api_key to flexoraa_deployment;
CREATE TABLE api_write (
    tenant_id UUID NOT NULL,
    api_key_id UUID NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT api_write_pkey PRIMARY KEY (tenant_id, api_key_id, idempotency_key)
);
alter table api_write enable row level security;
alter table api_write force row level security;
create policy own_tenant on api_write to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on api_write to flexoraa_app;
