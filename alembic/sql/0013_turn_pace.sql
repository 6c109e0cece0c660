-- When the allowance of turns a second would be whole again (services/rules/pacing.py); null before the first.
alter table wallet add column turns_whole_again_at timestamptz;
