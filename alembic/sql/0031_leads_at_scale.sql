CREATE TABLE saved_view (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    page TEXT NOT NULL,
    name BYTEA NOT NULL,
    query BYTEA NOT NULL,
    owner_id UUID,
    created_by UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT saved_view_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT saved_view_page_check CHECK (page in ('leads', 'inbox')),
    CONSTRAINT saved_view_tenant_id_owner_id_fkey FOREIGN KEY(tenant_id, owner_id) REFERENCES member (tenant_id, id),
    CONSTRAINT saved_view_tenant_id_created_by_fkey FOREIGN KEY(tenant_id, created_by) REFERENCES member (tenant_id, id)
);
CREATE INDEX saved_view_tenant_id_page_owner_id_idx ON saved_view (tenant_id, page, owner_id);
alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy own_tenant on saved_view to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on saved_view to flexoraa_app;
alter table consent drop constraint consent_method_check;
alter table consent add constraint consent_method_check check (method in ('form', 'keyword', 'provider', 'member', 'import'));
drop index lead_tenant_id_band_score_tenths_idx;
create index lead_board_idx on lead (tenant_id, state, band, score_tenths, id) include (budget_band, owner_id);
create index lead_tenant_id_state_score_tenths_id_idx on lead (tenant_id, state, score_tenths, id);
create index lead_tenant_id_state_updated_at_id_idx on lead (tenant_id, state, updated_at, id);
create index sla_clock_awaited_idx on sla_clock (tenant_id, due_at, lead_id)
    where promise = 'first_response' and stopped_at is null and due_at is not null;
