"""Sums that were worked out once: kept as they are, and held to their total by the database."""

import pgtrigger


def kept_as_it_is(name: str) -> pgtrigger.Protect:
    return pgtrigger.Protect(name=name, operation=pgtrigger.Update | pgtrigger.Delete)


def adds_up(name: str, statement: str, what: str) -> pgtrigger.Trigger:
    """At the end of the transaction `statement` must find no row for NEW.

    By an index, whatever the planner believes: of rows that came in this very transaction it has no figures yet, and a plan
    that reads the whole table for each of a hundred thousand rows never ends.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        declare=[("wrong", "boolean"), ("before", "text")],
        func=f"""
            before := current_setting('enable_seqscan');
            PERFORM set_config('enable_seqscan', 'off', true);
            wrong := EXISTS ({statement});
            PERFORM set_config('enable_seqscan', before, true);
            IF wrong THEN RAISE EXCEPTION '{what}'; END IF;
            RETURN NULL;
        """,
    )


def adds_up_at_once(name: str, statement: str, what: str) -> pgtrigger.Trigger:
    """After each INSERT `statement` must find no row for those it `added`: rows that belong together come in one.

    Planned anew each time: a plan from when the table was small would read all of it for every row.
    """
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert,
        when=pgtrigger.After,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="added"),
        declare=[("wrong", "boolean")],
        func=f"""
            EXECUTE $check$ SELECT EXISTS ({statement}) $check$ INTO wrong;
            IF wrong THEN RAISE EXCEPTION '{what}'; END IF;
            RETURN NULL;
        """,
    )
