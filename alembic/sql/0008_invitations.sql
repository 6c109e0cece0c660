alter table member drop constraint member_state_check;
alter table member add constraint member_state_check check (state in ('invited', 'active', 'disabled'));
CREATE TABLE invitation (
    token_hash BYTEA NOT NULL,
    tenant_id UUID NOT NULL,
    member_id UUID NOT NULL,
    email_index BYTEA NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT invitation_pkey PRIMARY KEY (token_hash),
    CONSTRAINT invitation_tenant_id_member_id_fkey FOREIGN KEY(tenant_id, member_id) REFERENCES member (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT invitation_tenant_id_member_id_key UNIQUE (tenant_id, member_id),
    CONSTRAINT invitation_tenant_id_email_index_key UNIQUE (tenant_id, email_index)
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy deployment on invitation to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on invitation to flexoraa_deployment;
