CREATE TABLE contact_merge (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    contact_id UUID NOT NULL,
    other_id UUID NOT NULL,
    reason TEXT NOT NULL,
    evidence JSONB NOT NULL,
    changes JSONB NOT NULL,
    merged_by UUID,
    merged_at TIMESTAMP WITH TIME ZONE NOT NULL,
    undone_by UUID,
    undone_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT contact_merge_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT contact_merge_reason_check CHECK (reason in ('notice', 'member')),
    CONSTRAINT contact_merge_tenant_id_contact_id_fkey FOREIGN KEY(tenant_id, contact_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT contact_merge_tenant_id_other_id_fkey FOREIGN KEY(tenant_id, other_id) REFERENCES contact (tenant_id, id),
    CONSTRAINT contact_merge_tenant_id_merged_by_fkey FOREIGN KEY(tenant_id, merged_by) REFERENCES member (tenant_id, id),
    CONSTRAINT contact_merge_tenant_id_undone_by_fkey FOREIGN KEY(tenant_id, undone_by) REFERENCES member (tenant_id, id)
);
CREATE INDEX contact_merge_tenant_id_contact_id_idx ON contact_merge (tenant_id, contact_id);
CREATE INDEX contact_merge_tenant_id_other_id_idx ON contact_merge (tenant_id, other_id);
alter table contact_merge enable row level security;
alter table contact_merge force row level security;
create policy own_tenant on contact_merge to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on contact_merge to flexoraa_app;
create policy own_rows on contact_merge as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or contact_id in (select p.contact_id from conversation p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.assignee_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
alter table contact add column joined_as uuid;
create index contact_joined_idx on contact (tenant_id, joined_as) where joined_as is not null;
alter table conversation add column folded_into uuid, add column epoch integer not null default 0;
alter table conversation add constraint conversation_tenant_id_folded_into_fkey foreign key (tenant_id, folded_into) references conversation (tenant_id, id);
create index conversation_folded_idx on conversation (tenant_id, folded_into) where folded_into is not null;
