CREATE TABLE watch (
    tenant_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    member_id UUID NOT NULL,
    looked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    typed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT watch_pkey PRIMARY KEY (tenant_id, conversation_id, member_id),
    CONSTRAINT watch_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id),
    CONSTRAINT watch_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
alter table watch enable row level security;
alter table watch force row level security;
create policy own_tenant on watch to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on watch to flexoraa_app;
create policy own_rows on watch as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or conversation_id in (select p.id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
