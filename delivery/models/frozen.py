"""The guard of everything that hangs on a decision: once that is published, nobody changes it."""

import pgtrigger


def with_its_decision(name: str, table: str = "") -> pgtrigger.Trigger:
    """Refuse every write to a row whose decision is no draft. `table` is the row between the two, if any."""
    of = "row_now.decision_id"
    if table:
        through = table.removeprefix("delivery_")
        of = f"(SELECT decision_id FROM {table} WHERE id = row_now.{through}_id)"  # noqa: S608 -- no input
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("row_now", "RECORD"), ("stage", "TEXT")],
        func=f"""
            IF TG_OP = 'DELETE' THEN row_now := OLD; ELSE row_now := NEW; END IF;
            SELECT state INTO stage FROM delivery_decision WHERE id = {of};
            IF stage IS NOT NULL AND stage <> 'draft' THEN
                RAISE EXCEPTION 'A published decision is frozen' USING ERRCODE = 'check_violation';
            END IF;
            RETURN row_now;
        """,  # noqa: S608 -- no input
    )
