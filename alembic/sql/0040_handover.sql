CREATE TABLE handover (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    from_member_id UUID NOT NULL,
    to_member_id UUID NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    acknowledged_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT handover_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT handover_tenant_id_from_member_id_fkey FOREIGN KEY(tenant_id, from_member_id) REFERENCES member (tenant_id, id),
    CONSTRAINT handover_tenant_id_to_member_id_fkey FOREIGN KEY(tenant_id, to_member_id) REFERENCES member (tenant_id, id)
);
CREATE INDEX handover_open_idx ON handover (tenant_id, to_member_id) WHERE acknowledged_at is null;
alter table handover enable row level security;
alter table handover force row level security;
create policy own_tenant on handover to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on handover to flexoraa_app;
CREATE TABLE handover_lead (
    tenant_id UUID NOT NULL,
    id UUID NOT NULL,
    handover_id UUID NOT NULL,
    lead_id UUID NOT NULL,
    conversation_id UUID NOT NULL,
    band TEXT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT handover_lead_pkey PRIMARY KEY (tenant_id, id),
    CONSTRAINT handover_lead_band_check CHECK (band in ('HOT', 'WARM', 'COLD')),
    CONSTRAINT handover_lead_tenant_id_handover_id_fkey FOREIGN KEY(tenant_id, handover_id) REFERENCES handover (tenant_id, id),
    CONSTRAINT handover_lead_tenant_id_lead_id_fkey FOREIGN KEY(tenant_id, lead_id) REFERENCES lead (tenant_id, id),
    CONSTRAINT handover_lead_tenant_id_conversation_id_fkey FOREIGN KEY(tenant_id, conversation_id) REFERENCES conversation (tenant_id, id)
);
CREATE INDEX handover_lead_tenant_id_handover_id_idx ON handover_lead (tenant_id, handover_id);
alter table handover_lead enable row level security;
alter table handover_lead force row level security;
create policy own_tenant on handover_lead to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on handover_lead to flexoraa_app;
create policy own_rows on handover_lead as restrictive to flexoraa_app using ((select current_setting('app.role', true)) = any (array['admin', 'manager', 'product', 'auditor', 'readonly', 'system', 'ai', 'api_key']) or lead_id in (select p.id from lead p where p.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and p.owner_id = (select nullif(current_setting('app.member_id', true), '')::uuid)));
