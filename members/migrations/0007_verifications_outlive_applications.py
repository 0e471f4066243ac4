import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("members", "0006_verifications_and_covered_shares"),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="verification",
            name="verification_kept",
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="verification",
            trigger=pgtrigger.compiler.Trigger(
                name="verification_kept",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN ((OLD.method, OLD.strength, OLD.by_id, OLD.at, OLD.expires_at) IS DISTINCT FROM (NEW.method, NEW.strength, NEW.by_id, NEW.at, NEW.expires_at) OR (NEW.application_id IS NOT NULL AND OLD.application_id IS DISTINCT FROM NEW.application_id))",
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="0cf8f178e82abeb3473427e178161866181d62e3",
                    operation="UPDATE",
                    pgid="pgtrigger_verification_kept_48f6e",
                    table="members_verification",
                    when="BEFORE",
                ),
            ),
        ),
    ]
