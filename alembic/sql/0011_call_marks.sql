-- When the one call that may send a message began; a claim without it never reached the provider.
alter table message add column called_at timestamptz;
-- Forced row-level security stops the owner too. What was claimed before this column may have been called for.
alter table message no force row level security;
update message set called_at = sending_at where sending_at is not null;
alter table message force row level security;
