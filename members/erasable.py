"""What can be erased from a line of the register and from an application, as the columns' values afterwards."""

from typing import Any

# What no register needs, whether or not the member is still one.
NEVER_NEEDED: dict[str, Any] = {
    "email": "",
    "email_purposes": "",
    "reference": "",
    "guardian_name": "",
    "guardian_email": "",
    "person": None,
    "delegate": None,
}
# Class and age on a record date are judged by these while somebody is a member, and by nothing afterwards.
OF_MEMBERS_ONLY: dict[str, Any] = {"date_of_birth": None, "match_key": None, "ward_code": ""}
# The rest of what names somebody: gone once the register no longer keeps a former member.
REGISTERED: dict[str, Any] = {"name": "", "address": "", "postcode": ""}
APPLIED: dict[str, Any] = {
    "applicant": None,
    "acting_name": "",
    "acting_role": "",
    "name": "",
    "address": "",
    "postcode": "",
    "ward_code": "",
    "date_of_birth": None,
    "email": "",
    "given": {},
    "guardian_name": "",
    "guardian_email": "",
    "match_key": None,
}
