"""Signing in and one's own account. Of allauth's pages only those that are used are here."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.urls import path
from django.views.generic import RedirectView

from members.open_id import configured
from members.second_factor import for_the_fresh
from members.views import account as own
from members.views import again, demonstration, open_id

urlpatterns = [
    path("account/", own.overview, name="account_overview"),
    path("account/data/", own.data, name="account_data"),
    path("account/data/download/", own.download, name="account_data_download"),
    path("account/data/download.csv", own.download_csv, name="account_data_csv"),
    path("account/leave/", own.leave, name="account_leave"),
    path(
        "account/login/",
        account.LoginView.as_view(extra_context={"identity_service": configured.name}),
        name="account_login",
    ),
    path(
        "account/login/code/",
        RedirectView.as_view(pattern_name="account_login", query_string=True),
        name="account_request_login_code",
    ),
    path(
        "account/login/code/confirm/", account.confirm_login_code, name="account_confirm_login_code"
    ),
    path("account/logout/", account.logout, name="account_logout"),
    path("account/inactive/", account.account_inactive, name="account_inactive"),
    path("account/signup/", account.signup, name="account_signup"),
    path("account/email/", account.email, name="account_email"),
    path(
        "account/confirm-email/",
        account.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("account/again/", again.ByEmail.as_view(), name="account_reauthenticate"),
    path("account/openid-connect/", open_id.sign_in, name="openid_connect_login"),
    path("account/openid-connect/back/", open_id.back, name="openid_connect_callback"),
    path(
        "account/openid-connect/cancelled/",
        open_id.cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("account/openid-connect/remove/", open_id.remove, name="openid_connect_remove"),
    path(
        "account/openid-connect/<uuid:reference>/",
        open_id.show_who_one_is,
        name="openid_connect_proof",
    ),
    path("account/second-factor/", second_factor.index, name="mfa_index"),
    path("account/second-factor/show/", second_factor.authenticate, name="mfa_authenticate"),
    path("account/second-factor/again/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("account/second-factor/app/", for_the_fresh(totp.activate_totp), name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/recovery-codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/recovery-codes/new/",
        recovery.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/recovery-codes/download/",
        recovery.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/add/", for_the_fresh(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "account/passkeys/again/",
        passkeys.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/passkeys/login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("account/passkeys/<int:pk>/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("demo/sign-in/", demonstration.sign_in, name="demo_sign_in"),
]
