alter table fact
    add column written_by uuid,
    add column approved_at timestamptz,
    add column approval_note text,
    add column replaces_id uuid,
    add constraint fact_tenant_id_written_by_fkey foreign key (tenant_id, written_by) references member (tenant_id, id),
    add constraint fact_tenant_id_replaces_id_fkey foreign key (tenant_id, replaces_id) references fact (tenant_id, id);
-- Older facts were approved as they were made.
-- The owner is held to the policies too, which show it no tenant's rows.
alter table fact no force row level security;
update fact set approved_at = created_at where approved_by is not null;
alter table fact force row level security;
