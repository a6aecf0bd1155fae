"""Issued papers never change in the table itself; file contents are kept without recompression."""

from django.db import migrations

# Only the seal may be added, once. Scans and PDFs are compressed already: EXTERNAL saves the attempt.
FORWARD = """
CREATE FUNCTION documents_paper_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.sha256 IS NULL AND to_jsonb(NEW) - 'sha256' = to_jsonb(OLD) - 'sha256' THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'issued paper % never changes', OLD.id
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER documents_paper_never_changes BEFORE UPDATE ON documents_issuedpaper
    FOR EACH ROW EXECUTE FUNCTION documents_paper_never_changes();
ALTER TABLE documents_blob ALTER COLUMN content SET STORAGE EXTERNAL;
"""
BACKWARD = """
ALTER TABLE documents_blob ALTER COLUMN content SET STORAGE EXTENDED;
DROP TRIGGER documents_paper_never_changes ON documents_issuedpaper;
DROP FUNCTION documents_paper_never_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
