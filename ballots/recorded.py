"""What the record says of ballots in plain words, and what `manage.py verify` checks of them."""

from django.utils.translation import gettext_lazy as _

from ballots.verification import check_ballots
from record import sentences, verification

sentences.register(
    {
        "ballots.scheduled": _("The vote “%(subject)s” was scheduled."),
        "ballots.unscheduled": _(
            "The vote “%(subject)s” was taken back to be changed before it opened."
        ),
        "ballots.cancelled": _("The vote “%(subject)s” was cancelled: %(reason)s"),
        "ballots.roll-imported": _(
            "A register was put on the roll of “%(subject)s”: %(entries)s people."
        ),
        "ballots.drafted": _("The vote “%(subject)s” was drafted."),
        "ballots.members-enrolled": _(
            "Members were put on the roll of “%(subject)s” as of %(record_date)s: %(entries)s."
        ),
        "ballots.proxy-appointed": _("A member appointed a proxy for “%(subject)s”."),
        "ballots.proxy-withdrawn": _("A member withdrew a proxy for “%(subject)s”."),
        "ballots.pots-added": _("Pots were added to “%(subject)s”: %(pots)s."),
        "ballots.pot-changed": _("A pot of “%(subject)s” was changed to %(pots)s."),
        "ballots.pot-removed": _("A pot of “%(subject)s” was taken away: %(pots)s."),
        "ballots.codes-issued": _("Codes were issued for “%(subject)s”: %(codes)s letters."),
        "ballots.codes-replaced": _("Codes were replaced for “%(subject)s”: %(codes)s letters."),
        "ballots.letters-ordered": _(
            "Letters with codes were ordered for “%(subject)s”: %(letters)s, in files: %(files)s."
        ),
        "ballots.letter-replaced": _(
            "A letter with a code for “%(subject)s” was replaced: %(reason)s"
        ),
        "ballots.letters-made": _(
            "Batch %(batch)s of letters for “%(subject)s” was made: %(codes)s codes."
        ),
        "ballots.letters-restarted": _(
            "Batch %(batch)s of letters for “%(subject)s” is made again; %(codes)s codes no longer work: %(reason)s"
        ),
        "ballots.letters-released": _(
            "Batch %(batch)s of letters for “%(subject)s” was released by person %(people)s of 2."
        ),
        "ballots.letters-downloaded": _(
            "Batch %(batch)s of letters for “%(subject)s” was downloaded, once: %(letters)s letters."
        ),
        "ballots.letters-handed-over": _(
            "Batch %(batch)s of letters for “%(subject)s” was printed and posted: %(letters)s letters."
        ),
        "ballots.letters-purged": _(
            "The file of batch %(batch)s of letters for “%(subject)s” was destroyed; codes that died with it: %(codes)s."
        ),
        "ballots.opened": _("Voting opened on “%(subject)s”."),
        "ballots.suspended": _("Voting on “%(subject)s” was suspended: %(reason)s"),
        "ballots.resumed": _("Voting on “%(subject)s” went on."),
        "ballots.extended": _("Voting on “%(subject)s” was extended: %(reason)s"),
        "ballots.option-withdrawn": _("“%(title)s” was withdrawn from “%(subject)s”: %(reason)s"),
        "ballots.ended-early": _("Voting on “%(subject)s” was ended before its hour: %(reason)s"),
        "ballots.closed": _("Voting closed on “%(subject)s”."),
        "ballots.entry-accepted": _("A waiting vote on “%(subject)s” was accepted: %(reason)s"),
        "ballots.entry-struck": _("A vote on “%(subject)s” was struck out unseen: %(reason)s"),
        "ballots.paper-received": _("A vote on paper came in for “%(subject)s”."),
        "ballots.vote-assisted": _("A vote was cast with an officer’s help on “%(subject)s”."),
        "ballots.batch-opened": _(
            "Batch %(batch)s of papers of “%(subject)s” was opened: %(papers)s papers counted by hand."
        ),
        "ballots.batch-keyed": _(
            "Batch %(batch)s of papers of “%(subject)s” was keyed: turn %(turn)s."
        ),
        "ballots.batch-in-box": _(
            "%(papers)s papers of batch %(batch)s went into the ballot box of “%(subject)s”; %(differences)s were decided by a third officer."
        ),
        "ballots.batch-withdrawn": _(
            "Batch %(batch)s of papers of “%(subject)s” was taken back: %(reason)s"
        ),
        "ballots.voter-enrolled": _("An officer put a voter on the roll of “%(subject)s”."),
        "ballots.reconciled": _("%(papers)s papers of “%(subject)s” were parted from the roll."),
        "ballots.counted": _("The papers of “%(subject)s” were counted."),
        "ballots.declared": _("The result of “%(subject)s” was declared: %(papers)s papers."),
        "ballots.election-declared": _(
            "Elected in “%(subject)s”, with %(papers)s papers: %(names)s."
        ),
        "ballots.resolution-passed": _(
            "“%(subject)s” was declared passed: %(for)s for, %(against)s against, %(abstentions)s abstained."
        ),
        "ballots.resolution-failed": _(
            "“%(subject)s” was declared not passed: %(for)s for, %(against)s against, %(abstentions)s abstained."
        ),
        "ballots.superseded": _("The result of “%(subject)s” was superseded: %(reason)s"),
    }
)
verification.register("ballots.papers", check_ballots)
