"""The powers this release knows, each with its law; a council edits the list."""

from typing import Any

from django.db import migrations

POWERS = [
    (
        "Ward councillors under local arrangements",
        "member",
        "Local Government and Public Involvement in Health Act 2007, section 236",
        True,
    ),
    (
        "Cabinet",
        "cabinet",
        "Local Government Act 2000, section 9E (executive arrangements)",
        True,
    ),
    (
        "Committee of the council",
        "committee",
        "Local Government Act 1972, section 101",
        False,
    ),
    (
        "Officer under delegation, executive function",
        "officer",
        "Local Government Act 2000, section 9E, and the council’s scheme of delegation",
        True,
    ),
    (
        "Officer under delegation, other function",
        "officer",
        "Local Government Act 1972, section 101, and the council’s scheme of delegation",
        False,
    ),
]


def _add(apps: Any, _schema_editor: Any) -> None:
    powers = apps.get_model("delivery", "Power")
    for name, maker, citation, open_to_call_in in POWERS:
        powers.objects.create(
            name=name, maker=maker, citation=citation, open_to_call_in=open_to_call_in
        )


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_guards_of_decisions")]

    operations = [migrations.RunPython(_add, migrations.RunPython.noop)]
