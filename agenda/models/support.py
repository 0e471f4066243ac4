import pgtrigger
from django.db import models

from agenda.models.item import AgendaItem

_COUNT = """
    IF TG_OP <> 'INSERT' THEN
        UPDATE agenda_agendaitem SET supports = supports - 1 WHERE id = OLD.item_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        UPDATE agenda_agendaitem SET supports = supports + 1 WHERE id = NEW.item_id;
    END IF;
    RETURN NULL;
"""
_ONLY_OPEN = """
    IF EXISTS (SELECT 1 FROM agenda_agendaitem WHERE id = NEW.item_id AND (state <> 'open' OR rank IS NOT NULL)) THEN
        RAISE EXCEPTION 'Only an open item of an agenda that is not published takes supports';
    END IF;
    RETURN NEW;
"""


class AgendaSupport(models.Model):
    """One person stands behind one item. Who that is, nobody can read off it (`agenda.participants`)."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="supported")
    person_key = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "person_key"], name="agenda_support_once")
        ]
        indexes = [models.Index(fields=["person_key"], name="agenda_support_of_person")]
        triggers = [
            pgtrigger.Trigger(
                name="agenda_support_counted",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=_COUNT,
            ),
            pgtrigger.Trigger(
                name="agenda_support_of_open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=_ONLY_OPEN,
            ),
        ]
