CREATE TABLE media (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    state TEXT NOT NULL,
    refusal TEXT,
    mime_type TEXT,
    size INTEGER,
    name BYTEA,
    key BYTEA,
    content BYTEA,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT media_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT media_state_check CHECK (state in ('waiting', 'kept', 'refused')),
    CONSTRAINT media_refusal_check CHECK (refusal in ('empty', 'too_large', 'kind', 'damaged', 'gone')),
    CONSTRAINT media_tenant_id_id_fkey FOREIGN KEY(tenant_id, id) REFERENCES message (tenant_id, id),
    CONSTRAINT media_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
alter table media enable row level security;
alter table media force row level security;
create policy own_tenant on media to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on media to flexoraa_app;
create policy own_rows on media as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
