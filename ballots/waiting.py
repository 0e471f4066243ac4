from django.utils.translation import gettext as _


def why_it_waits(code: str) -> str:
    """The sentence for an entry's `waiting_for`."""
    sentences = {
        "not-on-register": _("This person is not on the imported register."),
        "no-fixed-address": _("This person has no usual address, so no postcode could be checked."),
        "many-on-one-email": _("More entries than usual were proved with one e-mail address."),
        "many-in-one-postcode": _("More entries than usual were declared in one postcode."),
        "another-address": _(
            "Somebody with another e-mail address tried to vote with the same details, and was refused."
        ),
    }
    return sentences.get(
        code, _("The system asks an officer to decide: %(code)s.") % {"code": code}
    )
