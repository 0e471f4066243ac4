"""Steps that several tests of the account pages share."""

import base64
import hmac
import re
import struct
import time

from django.core import mail

LOGIN = "/account/login/"
CONFIRM = "/account/login/code/confirm/"


def code_in_last_mail():
    return re.search(r"^ {4}(\d{3} \d{3})$", mail.outbox[-1].body, re.MULTILINE)[1]


def another(code):
    return f"{(int(code.replace(' ', '')) + 1) % 1_000_000:06}"


def sign_in(client, email, next_page=""):
    """Ask for a code and type it; the answer to the last step."""
    asked = f"{LOGIN}?next={next_page}" if next_page else LOGIN
    client.post(asked, {"login": email, "next": next_page})
    return client.post(CONFIRM, {"code": code_in_last_mail(), "next": next_page})


def app_code(secret, steps=0):
    """What an authenticator app shows now, or so many half minutes later."""
    counter = struct.pack(">Q", int(time.time()) // 30 + steps)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def set_up_app(client):
    """Set up an authenticator app in a signed-in session; its secret.

    The session is proven by what runs on commit: the test needs real transactions.
    """
    secret = client.get("/account/second-factor/app/").context["form"].secret
    answer = client.post("/account/second-factor/app/", {"code": app_code(secret)})
    assert answer.status_code == 302, answer.context["form"].errors
    return secret
