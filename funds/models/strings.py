"""The strings on money, in the database's words: shared by the funds that have them and the accounts that must suit them."""

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class Use(models.TextChoices):
    """Capital buys or makes what lasts; revenue pays for what is used up."""

    EITHER = "either", _("Capital or revenue")
    CAPITAL = "capital", _("Capital only")
    REVENUE = "revenue", _("Revenue only")


def wards_field() -> "ArrayField[Any, Any]":
    """GSS codes; none means the whole area."""
    return ArrayField(models.CharField(max_length=9), default=list, blank=True)


def purposes_field() -> "ArrayField[Any, Any]":
    """Codes of purposes; none means any."""
    return ArrayField(models.SlugField(max_length=40), default=list, blank=True)


def known(name: str) -> pgtrigger.Trigger:
    """Wards and purposes that a row names are there: a foreign key for arrays."""
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            IF EXISTS (SELECT unnest(NEW.wards) EXCEPT SELECT code FROM places_ward) THEN
                RAISE EXCEPTION 'No such ward' USING ERRCODE = 'foreign_key_violation';
            END IF;
            IF EXISTS (SELECT unnest(NEW.purposes) EXCEPT SELECT code FROM funds_purpose) THEN
                RAISE EXCEPTION 'No such purpose' USING ERRCODE = 'foreign_key_violation';
            END IF;
            RETURN NEW;
        """,
    )
