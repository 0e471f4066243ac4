"""Settings, all from the environment.

COUNCIL_MODE says what this process is: `production` (the default: refuses to start until everything
it needs is given), `development` (set by `./run`: embedded PostgreSQL and Valkey unless DATABASE_URL
and REDIS_URL are set) or `test`.
"""

from pathlib import Path

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from council import brand, identity_provider, logs
from council.secrets import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env.str("COUNCIL_MODE", default="production")
PRODUCTION = MODE == "production"
TESTING = MODE == "test"
VAR_DIR = Path(env.str("COUNCIL_VAR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False)
# One-click sign-in as each role; the pages offer it only to a loopback address.
DEMO = env.bool("DEMO", default=False)

NEEDED = [
    "SECRET_KEY",
    "ROLL_KEY",
    "DATABASE_URL",
    "REDIS_URL",
    "ALLOWED_HOSTS",
    "SITE_URL",
    "EMAIL_URL",
    "BALLOT_KEYS_DIR",
    "LETTERS_DIR",
]
if PRODUCTION and (missing := [name for name in NEEDED if not env.str(name, default="")]):
    raise ImproperlyConfigured(
        "These settings are missing from the environment: "
        + ", ".join(missing)
        + ". On your own machine use ./run, which needs none of them."
    )
if PRODUCTION and DEMO:
    raise ImproperlyConfigured(
        "DEMO signs people in without a proof: it cannot be on in production."
    )

SECRET_KEY = env.str("SECRET_KEY", default="") or kept_secret(VAR_DIR, "secret_key")
# Keys the hashes of codes, e-mail addresses and register matches; losing it strands a live ballot.
ROLL_KEY = env.str("ROLL_KEY", default="") or kept_secret(VAR_DIR, "roll_key")
# One key file for each open ballot: a volume of its own that no backup takes.
BALLOT_KEYS_DIR = Path(env.str("BALLOT_KEYS_DIR", default=str(VAR_DIR / "keys")))
# Files of letters with voting codes, encrypted, until they are printed: a volume that no backup needs.
LETTERS_DIR = Path(env.str("LETTERS_DIR", default=str(VAR_DIR / "letters")))
# DejaVu Sans and its bold; behind them further font files for scripts that DejaVu lacks.
LETTER_FONTS_DIR = env.str("LETTER_FONTS_DIR", default="/usr/share/fonts/truetype/dejavu")
LETTER_FALLBACK_FONTS = env.list("LETTER_FALLBACK_FONTS", default=[])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", "testserver"])
SITE_URL = env.str("SITE_URL", default="http://localhost:8000")
# Networks of our own proxies, e.g. "10.0.0.0/8": only from them is X-Forwarded-For believed.
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_filters",
    "django_structlog",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "guardian",
    "pgtrigger",
    "pghistory",
    "rest_framework",
    "look",
    "record",
    "statute",
    "places",
    "members",
    "funds",
    "councillors",
    "services",
    "ballots",
    "governance",
    "budgets",
    "agenda",
    "proposals",
    "delivery",
    "reports",
    "council",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "council.plain_queries.PlainQueries",
    "allauth.account.middleware.AccountMiddleware",
    "members.middleware.OfficersOnly",
]

ROOT_URLCONF = "council.urls"
WSGI_APPLICATION = "council.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "council.navigation.navigation",
                "council.shell.shell",
            ],
        },
    }
]

FORM_RENDERER = "council.forms.GovukRenderer"
CSRF_FAILURE_VIEW = "council.views.errors.csrf_failure"

DATABASES = {
    "default": env.db_url("DATABASE_URL", default="postgresql://postgres@127.0.0.1/council")
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# Connections each process keeps; council/wsgi.py asks for some, the worker and commands for none.
if (connections := env.int("DATABASE_POOL", default=0)) > 0:
    DATABASES["default"]["OPTIONS"] = {
        **DATABASES["default"].get("OPTIONS", {}),
        "pool": {"min_size": 1, "max_size": connections, "timeout": 10},
    }
# The role of the site's own processes: it may not read a paper while a ballot is open (ADR 2).
WEB_DATABASE_ROLE = env.str("WEB_DATABASE_ROLE", default="council_web")
# Given to `manage.py grant_web_role` alone, which sets it; without one the role signs in as the database allows.
WEB_DATABASE_PASSWORD = env.str("WEB_DATABASE_PASSWORD", default="")
REDIS_URL = env.str("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Celery's name for a Unix socket differs from everyone else's.
CELERY_BROKER_URL = REDIS_URL.replace("unix://", "redis+socket://").replace(
    "?db=", "?virtual_host="
)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ALWAYS_EAGER = TESTING
CELERY_TASK_EAGER_PROPAGATES = TESTING
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE = {
    "open-and-close-ballots": {"task": "ballots.tasks.open_and_close_due", "schedule": 30.0},
    "remind-of-closing": {
        "task": "budgets.tasks.remind_of_closing",
        "schedule": crontab(hour="10", minute="0"),
    },
    "send-due-notices": {"task": "budgets.tasks.send_due_notices", "schedule": 300.0},
    "tell-of-phases": {"task": "budgets.tasks.tell_of_phases", "schedule": 60.0},
    "send-due-member-notices": {"task": "governance.tasks.send_due_notices", "schedule": 300.0},
    "send-waiting-post": {"task": "members.tasks.send_waiting_post", "schedule": 60.0},
    "forget-old-codes": {
        "task": "members.tasks.forget_old_codes",
        "schedule": crontab(hour="4", minute="10"),
    },
    "forget-after-retention": {
        "task": "members.tasks.forget_after_retention",
        "schedule": crontab(hour="4", minute="20"),
    },
    "forget-after-rounds": {
        "task": "proposals.tasks.forget_after_rounds",
        "schedule": crontab(hour="4", minute="40"),
    },
    "forget-old-evidence": {
        "task": "members.tasks.forget_old_evidence",
        "schedule": crontab(hour="4", minute="30"),
    },
    "go-on-with-large-budgets": {"task": "services.tasks.go_on_with_waiting", "schedule": 60.0},
    "make-waiting-letters": {"task": "ballots.tasks.make_waiting_letters", "schedule": 60.0},
    "purge-letters": {
        "task": "ballots.tasks.purge_letters",
        "schedule": crontab(hour="*", minute="20"),
    },
    "return-councillors-budgets": {
        "task": "councillors.tasks.return_due",
        "schedule": crontab(hour="0", minute="20"),
    },
    "remind-of-match-offers": {
        "task": "councillors.tasks.remind_of_offers",
        "schedule": crontab(hour="9", minute="0"),
    },
    "forget-contacts-of-requests": {
        "task": "councillors.tasks.forget_contacts",
        "schedule": crontab(hour="4", minute="40"),
    },
    "make-waiting-reports": {"task": "reports.tasks.make_waiting", "schedule": 600.0},
}

AUTH_USER_MODEL = "members.Person"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
GUARDIAN_GET_INIT_ANONYMOUS_USER = None
ANONYMOUS_USER_NAME = None
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account_overview"
LOGOUT_REDIRECT_URL = "/"
# Under these paths everything is for staff who showed a second factor; the first is an officer's desk.
OFFICER_PATHS = ["/officer/"]
ACCOUNT_ADAPTER = "members.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_FORMS = {
    "login": "members.forms.SignInForm",
    "signup": "members.forms.NewAccountForm",
    "add_email": "members.forms.NewAddressForm",
    "confirm_login_code": "members.forms.SignInCodeForm",
    "confirm_email_verification_code": "members.forms.AddressCodeForm",
}
MFA_ADAPTER = "members.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# Browsers allow passkeys without TLS on localhost alone.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_FORMS = {
    "authenticate": "members.forms.SecondFactorForm",
    "reauthenticate": "members.forms.SecondFactorAgainForm",
    "activate_totp": "members.forms.AppForm",
    "add_webauthn": "members.forms.PasskeyForm",
    "authenticate_webauthn": "members.forms.PasskeySecondForm",
    "login_webauthn": "members.forms.PasskeySignInForm",
    "reauthenticate_webauthn": "members.forms.PasskeyAgainForm",
    "edit_webauthn": "members.forms.PasskeyNameForm",
}

# Another organisation's sign-in service; without its four settings no page speaks of it.
SOCIALACCOUNT_PROVIDERS = identity_provider.from_environment(env, production=PRODUCTION)
SOCIALACCOUNT_ADAPTER = "members.open_id.adapter.IdentityAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_STORE_TOKENS = False

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.str(
    "DEFAULT_FROM_EMAIL", default="Co-operative Council <council@localhost>"
)

LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", _("English")),
    ("cy", _("Welsh")),
    ("ar", _("Arabic")),
    ("bn", _("Bengali")),
    ("pl", _("Polish")),
    ("pt", _("Portuguese")),
    ("so", _("Somali")),
    ("ur", _("Urdu")),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
if not PRODUCTION:  # WhiteNoise warns where there is none, and only production collects into it
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))
# Sealed copies of evidence of who somebody is: a folder that no web server serves.
EVIDENCE_DIR = Path(env.str("EVIDENCE_DIR", default=str(VAR_DIR / "evidence")))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 8 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# What one address may ask of the open data interface.
OPEN_DATA_REQUESTS_A_MINUTE = env.int("OPEN_DATA_REQUESTS_A_MINUTE", default=120)
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "council.open_data.paging.Pages",
    "DEFAULT_FILTER_BACKENDS": ["council.open_data.filtering.StrictFilters"],
    "DEFAULT_THROTTLE_CLASSES": ["council.open_data.limits.EachPlace"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "council.open_data.problems.as_problem",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Co-operative Council open data",
    "DESCRIPTION": "Wards, budget rounds, projects and declared results; funds, the ledger, grants and "
    "service budgets by area. Read-only, without a key, "
    "under the Open Government Licence v3.0.",
    "LICENSE": {
        "name": "Open Government Licence v3.0",
        "url": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    },
    "VERSION": "1",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_URLCONF": "council.urls",
    "SERVE_INCLUDE_SCHEMA": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": True,
    "ENUM_NAME_OVERRIDES": {
        "RoundState": "budgets.api.states.PUBLIC",
        "ResultState": "budgets.api.states.WITH_RESULT",
        "DecisionState": "delivery.api.states.DECISIONS",
        "DeliveryState": "delivery.api.states.PROJECTS",
        "DeciderVote": "delivery.api.states.VOTES",
        "VoteOnLine": "delivery.api.states.LINE_VOTES",
        "DecisionRule": "delivery.api.states.RULES",
        "CallInOutcome": "delivery.api.states.OUTCOMES",
        "GrantState": "councillors.api.STATES",
        "FundState": "funds.models.FundState",
        "MoneyUse": "funds.models.Use",
        "MoneySource": "funds.models.Source",
        "TransactionKind": "funds.models.TransactionKind",
        "AccountKind": "funds.models.AccountKind",
        "AreaKind": "services.models.AreaKind",
        "SpectrumLevel": "services.models.Level",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "council.open_data.schema.add_problems",
    ],
    "TAGS": [
        {"name": "start", "description": "Where everything is."},
        {"name": "wards", "description": "The wards and their boundaries."},
        {"name": "neighbourhoods", "description": "Neighbourhoods, which may cross wards."},
        {"name": "rounds", "description": "The money, the dates, the rules."},
        {"name": "projects", "description": "What people vote on."},
        {"name": "results", "description": "What was declared, and why each project won or lost."},
        {"name": "decisions", "description": "What was decided on results, and by whom."},
        {"name": "deliveries", "description": "Funded projects on their way."},
        {"name": "evaluations", "description": "What residents said, and what was learned."},
        {"name": "funds", "description": "Money with its strings, and where it is."},
        {"name": "transactions", "description": "Every movement of money, with both its sides."},
        {"name": "grants", "description": "What councillors gave to groups."},
        {"name": "services", "description": "Services, and how far residents decide each."},
        {"name": "splits", "description": "Pots shared out between areas."},
        {"name": "disaggregations", "description": "Budgets broken down by area."},
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

COUNCIL_NAME = env.str("COUNCIL_NAME", default="Brockwell & Norwood" if not PRODUCTION else "Our")
COUNCIL_KIND = env.str("COUNCIL_KIND", default="Co-operative Council")
COUNCIL_PHONE = env.str("COUNCIL_PHONE", default="020 7946 0155")
COUNCIL_PHONE_HOURS = env.str("COUNCIL_PHONE_HOURS", default="Monday to Saturday, 8am to 8pm")
# Seen through the window of a letter's envelope: where it goes back to. In one line.
COUNCIL_ADDRESS = env.str(
    "COUNCIL_ADDRESS", default="" if PRODUCTION else "Town Hall, The Parade, Brockwell BK1 1AA"
)
COUNCIL_EMAIL = env.str("COUNCIL_EMAIL", default="council@localhost")
# Where the code that this site runs can be had: its licence (AGPL, section 13) asks for a link on the pages.
SOURCE_URL = env.str("SOURCE_URL", default="")
BRAND = brand.from_environment(env)
# The council's own district code (ONS), to tell a postcode of another borough from an unknown one.
COUNCIL_DISTRICT = env.str("COUNCIL_DISTRICT", default="")

# Log lines name nobody (council/logs.py), so nothing of that is looked up either.
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
LOGGING = logs.set_up(env.str("LOG_LEVEL", default="INFO" if PRODUCTION else "WARNING"))
