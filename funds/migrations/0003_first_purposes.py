"""What money is commonly for; an officer adds to the list and retires from it."""

from django.db import migrations

FIRST = [
    ("community-buildings", "Community buildings"),
    ("green-spaces", "Parks and green spaces"),
    ("streets", "Streets, crossings and lighting"),
    ("play", "Play and sport"),
    ("public-art", "Culture and public art"),
    ("health", "Health and wellbeing"),
    ("young-people", "Children and young people"),
    ("skills", "Skills and work"),
    ("community-activity", "Community groups and events"),
    ("climate", "Climate and energy"),
]


def add(apps, schema_editor):
    purposes = apps.get_model("funds", "Purpose").objects
    for code, name in FIRST:
        purposes.get_or_create(code=code, defaults={"name": name})


class Migration(migrations.Migration):
    dependencies = [("funds", "0002_guards_of_the_ledger")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
