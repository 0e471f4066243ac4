from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.operations import TrigramExtension
from django.db import migrations, models
from django.db.models.functions import Upper


class Migration(migrations.Migration):
    dependencies = [("members", "0007_verifications_outlive_applications")]

    operations = [
        TrigramExtension(),
        migrations.AddIndex(
            model_name="membership",
            index=GinIndex(
                OpClass(Upper("name"), name="gin_trgm_ops"),
                OpClass(Upper("address"), name="gin_trgm_ops"),
                OpClass(Upper("email"), name="gin_trgm_ops"),
                OpClass(models.F("postcode"), name="gin_trgm_ops"),
                fastupdate=False,  # a search is to be quick right after an import
                name="members_membership_words",
            ),
        ),
    ]
