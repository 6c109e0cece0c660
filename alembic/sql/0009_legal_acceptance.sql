CREATE TABLE legal_acceptance (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    digest BYTEA NOT NULL,
    member_id UUID NOT NULL,
    address BYTEA NOT NULL,
    user_agent BYTEA NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT legal_acceptance_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT legal_acceptance_kind_check CHECK (kind in ('terms', 'refunds', 'tokens', 'dpa')),
    CONSTRAINT legal_acceptance_tenant_id_kind_version_key UNIQUE (tenant_id, kind, version),
    CONSTRAINT legal_acceptance_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
alter table legal_acceptance enable row level security;
alter table legal_acceptance force row level security;
create policy own_tenant on legal_acceptance to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update on legal_acceptance to flexoraa_app;

-- What was accepted stays; only where it came from is encrypted anew when keys rotate.
create trigger only_reencrypted before update of tenant_id, id, kind, version, digest, member_id, at
    on legal_acceptance for each row execute function refuse_change();
alter table legal_acceptance enable always trigger only_reencrypted;
