CREATE TABLE work_mode (
    part TEXT NOT NULL,
    mode TEXT NOT NULL,
    depth INTEGER NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT work_mode_pkey PRIMARY KEY (part),
    CONSTRAINT work_mode_mode_check CHECK (mode in ('normal', 'light', 'moderate', 'severe'))
);
alter table work_mode enable row level security;
alter table work_mode force row level security;
create policy deployment on work_mode to flexoraa_deployment using (true) with check (true);
grant select, insert, update, delete on work_mode to flexoraa_deployment;
create policy tenants_read on work_mode for select to flexoraa_app using (true);
grant select on work_mode to flexoraa_app;
