CREATE TABLE tour_tick (
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    step TEXT NOT NULL,
    ticked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT tour_tick_pkey PRIMARY KEY (tenant_id, member_id, step),
    CONSTRAINT tour_tick_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id)
);
alter table tour_tick enable row level security;
alter table tour_tick force row level security;
create policy own_tenant on tour_tick to flexoraa_app using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) with check (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
grant select, insert, update, delete on tour_tick to flexoraa_app;
