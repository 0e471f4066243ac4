import pghistory
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from record.entries import Subject


class LegalForm(models.TextChoices):
    COMMUNITY_BENEFIT_SOCIETY = "community-benefit-society", _("Community benefit society")
    COOPERATIVE_SOCIETY = "cooperative-society", _("Co-operative society")
    COMMUNITY_INTEREST_COMPANY = "community-interest-company", _("Community interest company")
    CHARITABLE_INCORPORATED = "charitable-incorporated", _("Charitable incorporated organisation")
    COMPANY_BY_GUARANTEE = "company-by-guarantee", _("Company limited by guarantee")
    UNINCORPORATED = "unincorporated", _("Unincorporated association")
    BUSINESS_IMPROVEMENT_DISTRICT = (
        "business-improvement-district",
        _("Business improvement district"),
    )
    PUBLIC_BODY = "public-body", _("Public body")


# Registered under the Co-operative and Community Benefit Societies Act 2014.
SOCIETIES = frozenset({LegalForm.COMMUNITY_BENEFIT_SOCIETY, LegalForm.COOPERATIVE_SOCIETY})


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def published(self) -> "OrganisationQuerySet":
        """Those anyone may see."""
        return self.filter(published=True)


@pghistory.track()
class Organisation(models.Model):
    """A body that several kinds of people own together, or one that is a member of such a body.

    `org_id` is its identifier by org-id.guide ("GB-COH-01234567"). What its classes, bodies and rules are stands
    in its constitution; `open_to_members` says whether people can apply here at all.
    """

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=140)
    legal_form = models.CharField(_("legal form"), max_length=40, choices=LegalForm)
    org_id = models.CharField(max_length=60, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    address = models.CharField(max_length=300, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_email = models.EmailField(blank=True)
    open_to_members = models.BooleanField(default=True)
    published = models.BooleanField(default=False)
    demonstration = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        permissions = [
            ("keep_register", "Keep the registers and decide applications (secretary)"),
            ("return_elections", "Reconcile, count and declare (returning officer)"),
            ("take_votes", "Take votes on paper and with help"),
            ("scrutinise", "Watch counts and turnout (scrutineer)"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["org_id"],
                condition=~models.Q(org_id=""),
                name="members_organisation_org_id_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("members:organisation", args=[self.slug])

    def as_subject(self) -> Subject:
        return Subject("organisation", str(self.pk), self.name)

    @property
    def is_society(self) -> bool:
        """Whether the 2014 Act's registers, share rules and majorities hold."""
        return self.legal_form in SOCIETIES


class OrganisationPersonGrant(UserObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)


class OrganisationGroupGrant(GroupObjectPermissionBase):
    content_object = models.ForeignKey(Organisation, on_delete=models.CASCADE)
