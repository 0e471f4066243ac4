"""The pages on which members vote, for `governance.urls`."""

from django.urls import path

from governance.views import receipts, voting

VOTE = "votes/<int:ballot>/"

urlpatterns = [
    path(VOTE, voting.vote, name="vote"),
    path(f"{VOTE}check/", voting.check, name="vote_check"),
    path(f"{VOTE}cast/", voting.cast, name="vote_cast"),
    path(f"{VOTE}receipt/", receipts.check_receipt, name="vote_receipt"),
    path(f"{VOTE}receipt/email/", receipts.email_receipt, name="vote_email_receipt"),
]
