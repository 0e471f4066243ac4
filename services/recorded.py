"""How this room's acts read in the public record, and what `verify` checks."""

from django.utils.translation import gettext_lazy as _

from record import sentences, verification
from services import checking

sentences.register(
    {
        "services.service-made": _("%(subject)s was entered: residents’ part is “%(level)s”."),
        "services.service-changed": _(
            "What is said of %(subject)s was changed: residents’ part is “%(level)s”."
        ),
        "services.line-added": _(
            "The line “%(line)s” of %(years)s was added to the budget of %(subject)s: %(amount)s, residents’ part “%(level)s”."
        ),
        "services.line-changed": _(
            "The line “%(line)s” of %(years)s in the budget of %(subject)s was changed: %(amount)s, residents’ part “%(level)s”."
        ),
        "services.split-made": _(
            "A pot was shared out between %(areas)s areas: %(subject)s, %(population_percent)s%% of it by population."
        ),
        "services.disaggregation-made": _(
            "The budget of %(subject)s was broken down between %(areas)s areas, line by line: %(lines)s lines, %(estimates)s of them estimates."
        ),
    }
)
verification.register("services.sums", checking.check_sums)
