"""Signing in, and showing who one is, with the account one has at another organisation (OpenID Connect Core 1.0).

allauth has the journey, its state and its proof key (PKCE). What it leaves out is here: the nonce, the signature of the ID token,
the issuer of the configuration, and that both answers are about one person.
"""
