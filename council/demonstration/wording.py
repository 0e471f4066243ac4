"""What the demonstration's rounds say of themselves, in English and in the languages of the open one."""

# Of a round before its vote: nothing is checked yet.
EARLY = "Every year this ward decides on a part of the neighbourhood fund, from what comes first to what is built."
SUMMARY = "Every year this ward decides on a part of the neighbourhood fund. Residents proposed these projects; officers checked that each can be built for its price."
LEGAL_BASIS = "Local Government Act 2003, section 116 (local polls). The council has resolved to follow the result or to say publicly why not."
PRIVACY = (
    "We use your name, address and date of birth to check that you may vote, and delete them twelve months after the result. "
    "We use your e-mail address to send you a code, your receipt and the result. We rely on our public task. "
    "Nobody can tie your vote to you once voting has closed."
)
CONTACT = "Participation team"
STATEMENT = "I declare that the result above is the result of this vote."

_ROUNDS = {
    "cy": ("Cyllideb {ward}, gaeaf 2026", "Ar beth y dylai {ward} wario £{pot}?"),
    "ar": ("ميزانية {ward}، شتاء 2026", "على ماذا ينبغي أن تنفق {ward} مبلغ {pot} جنيه؟"),
}
_PROJECTS = {
    "cy": {
        "hub": "Lle cynnes yn neuadd yr eglwys",
        "splash": "Chwarae dŵr yn yr hen bwll padlo",
        "trees": "Chwe deg o goed stryd",
        "crossing": "Dwy groesfan sebra ger yr ysgol",
        "benches": "Meinciau ar y ffordd i’r ganolfan iechyd",
    },
    "ar": {
        "hub": "ملتقى دافئ في قاعة الكنيسة",
        "splash": "ألعاب مائية في المسبح القديم",
        "trees": "ستون شجرة في الشوارع",
        "crossing": "معبران للمشاة قرب المدرسة",
        "benches": "مقاعد على الطريق إلى المركز الصحي",
    },
}


def round_in(language: str, ward: str, pounds: int) -> dict[str, str]:
    """Title and question of a round in another language."""
    title, question = _ROUNDS[language]
    return {
        "title": title.format(ward=ward),
        "question": question.format(ward=ward, pot=f"{pounds:,}"),
    }


def project_in(language: str, drawing: str) -> dict[str, str]:
    """A project's title in another language where there is one; the page falls back to English."""
    title = _PROJECTS[language].get(drawing)
    return {"title": title} if title else {}
