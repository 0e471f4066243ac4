"""How this room's acts read in the public record."""

from django.utils.translation import gettext_lazy as _

from record import sentences

sentences.register(
    {
        "governance.constitution-drafted": _(
            "A draft of rules was begun: %(subject)s, from %(source)s."
        ),
        "governance.constitution-changed": _("The draft %(subject)s was changed: %(part)s."),
        "governance.constitution-part-removed": _(
            "From the draft %(subject)s this was taken out: %(part)s."
        ),
        "governance.constitution-discarded": _("The draft %(subject)s was discarded."),
        "governance.constitution-adopted": _(
            "The rules of %(subject)s were adopted by this decision: %(decision)s. They are in force from %(since)s."
        ),
        "governance.election-made": _(
            "The draft of an election was made for %(seats)s seats: %(subject)s."
        ),
        "governance.election-changed": _(
            "The draft of an election was changed; it is for %(seats)s seats: %(subject)s."
        ),
        "governance.election-called": _("An election was called: %(subject)s."),
        "governance.election-postponed": _("The hours of %(subject)s were moved later: %(reason)s"),
        "governance.election-cancelled": _("%(subject)s was cancelled: %(reason)s"),
        "governance.election-settled": _(
            "The candidates of %(subject)s were settled: %(candidates)s stand. Too few members had proposed %(unproposed)s others."
        ),
        "governance.election-completed": _("Every contest of %(subject)s is declared."),
        "governance.nominated": _("A member stood for %(contest)s in %(subject)s."),
        "governance.nomination-accepted": _(
            "A nomination for %(contest)s in %(subject)s was accepted."
        ),
        "governance.nomination-rejected": _(
            "A nomination for %(contest)s in %(subject)s was found not valid: %(reason)s"
        ),
        "governance.nomination-withdrawn": _(
            "A nomination for %(contest)s in %(subject)s was withdrawn."
        ),
        "governance.candidate-taken-off": _(
            "A candidate for %(contest)s in %(subject)s was taken off the paper: %(reason)s"
        ),
        "governance.contest-uncontested": _(
            "%(contest)s in %(subject)s was declared without a ballot: %(elected)s elected, %(vacant)s seats vacant."
        ),
        "governance.contest-declared": _(
            "%(contest)s in %(subject)s: %(elected)s elected hold their seats."
        ),
        "governance.seated": _("A seat of %(subject)s was filled: %(seat)s."),
        "governance.seat-vacated": _("A seat of %(subject)s was vacated: %(seat)s."),
        "governance.resolution-made": _(
            "A resolution was drafted, %(subject)s, by the rule “%(rule)s”."
        ),
        "governance.resolution-changed": _("The draft resolution %(subject)s was changed."),
        "governance.resolution-called": _("Members were called to decide on %(subject)s."),
        "governance.resolution-passed": _("The resolution %(subject)s passed."),
        "governance.resolution-failed": _("The resolution %(subject)s did not pass."),
        "governance.resolution-withdrawn": _(
            "The resolution %(subject)s was withdrawn: %(reason)s"
        ),
        "governance.signed": _("A member signed %(subject)s: %(signatures)s signatures so far."),
        "governance.signature-taken-back": _(
            "A member took a signature under %(subject)s back: %(signatures)s signatures so far."
        ),
        "governance.signature-entered": _(
            "A signature on paper was entered under %(subject)s: %(signatures)s signatures so far."
        ),
        "governance.signature-taken-out": _(
            "A signature on paper was taken out again under %(subject)s, %(signatures)s signatures so far: %(reason)s"
        ),
        "governance.adoption-waits": _(
            "The rules decided on by %(subject)s are not in force yet: %(obstacle)s"
        ),
        "governance.meeting-made": _("A meeting was prepared: %(subject)s."),
        "governance.meeting-changed": _("The preparation of a meeting was changed: %(subject)s."),
        "governance.meeting-called": _("Notice was given of the meeting %(subject)s."),
        "governance.meeting-held": _("The meeting %(subject)s was held: %(attendance)s came."),
        "governance.meeting-cancelled": _("The meeting %(subject)s was cancelled: %(reason)s"),
    }
)
