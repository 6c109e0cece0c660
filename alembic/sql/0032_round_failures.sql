CREATE TABLE round_failure (
    tenant_id UUID NOT NULL,
    part TEXT NOT NULL,
    error TEXT NOT NULL,
    times INTEGER NOT NULL,
    first_at TIMESTAMP WITH TIME ZONE NOT NULL,
    last_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT round_failure_pkey PRIMARY KEY (tenant_id, part)
);
alter table round_failure enable row level security;
alter table round_failure force row level security;
create policy deployment on round_failure to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on round_failure to flexoraa_deployment;
