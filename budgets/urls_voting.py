"""A resident's vote, from the list of projects to the receipt and its later check."""

from django.urls import path

from budgets.views.voting import casting, checking, choosing, receipts, where

urlpatterns = [
    path("vote/<slug:slug>/", choosing.choose, name="choose"),
    path("vote/<slug:slug>/where/", where.where, name="where"),
    path("vote/<slug:slug>/check/", checking.check, name="check"),
    path("vote/<slug:slug>/cast/", casting.cast, name="cast"),
    path("receipt/", receipts.check_receipt, name="check_receipt"),
    path("receipt/email/", receipts.email_receipt, name="email_receipt"),
]
