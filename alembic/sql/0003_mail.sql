CREATE TABLE mail (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    content BYTEA,
    state TEXT NOT NULL,
    attempts SMALLINT NOT NULL,
    reason TEXT,
    provider_id TEXT,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT mail_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT mail_state_check CHECK (state in ('queued', 'sent', 'failed')),
    CONSTRAINT mail_tenant_id_key_key UNIQUE (tenant_id, key)
);
CREATE INDEX mail_tenant_id_state_due_at_idx ON mail (tenant_id, state, due_at);
alter table mail enable row level security;
alter table mail force row level security;
create policy own_tenant on mail to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on mail to flexoraa_app;
create policy own_rows on mail as restrictive for select to flexoraa_app using ((select current_setting('app.role', true)) = any (array['system']) or false);
