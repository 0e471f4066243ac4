from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from members.models.organisation import Organisation

_DIGITS = RegexValidator(r"^[0-9]+$", _("Numbers only"))


class BankDetails(models.Model):
    """Where an organisation takes the price of a share by bank transfer; there is none where it takes it another way."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, related_name="bank_details"
    )
    account_name = models.CharField(max_length=80)
    sort_code = models.CharField(max_length=6, validators=[_DIGITS])
    account_number = models.CharField(max_length=8, validators=[_DIGITS])

    class Meta:
        verbose_name_plural = "bank details"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    sort_code__regex="^[0-9]{6}$", account_number__regex="^[0-9]{8}$"
                ),
                name="members_bankdetails_whole",
            )
        ]

    def __str__(self) -> str:
        return self.account_name

    @property
    def written_sort_code(self) -> str:
        return f"{self.sort_code[:2]}-{self.sort_code[2:4]}-{self.sort_code[4:]}"
