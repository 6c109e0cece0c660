ALTER TABLE member_session ADD COLUMN view_as TEXT;
ALTER TABLE member_session ADD CONSTRAINT member_session_view_as_check CHECK (view_as in ('admin', 'manager', 'sdr', 'product', 'devops', 'auditor', 'readonly'));
