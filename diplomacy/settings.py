"""Every setting of the site, and the only reader of the environment. Reading it starts nothing."""

from pathlib import Path

from environ import Env

from diplomacy import api_document
from diplomacy.environment import (
    LOOPBACK_HOSTS,
    read_contact,
    read_data_folder,
    read_database_url,
    read_mail_url,
    read_number,
    read_providers,
    read_secret_key,
    read_site_url,
    read_switch,
)

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

# Where the program writes -------------------------------------------------------------------------------------------
DATA_DIR = read_data_folder(env, default=BASE_DIR / ".data")
BACKUP_DIR = BASE_DIR / "backups"

# The site's address decides hosts, scheme and cookies ---------------------------------------------------------------
PORT = read_number(env, "PORT", default=8000, lowest=1, highest=65535)
_site = read_site_url(env, default=f"http://127.0.0.1:{PORT}")
SITE_URL = _site.geturl()
_https = _site.scheme == "https"
_host = f"[{_site.hostname}]" if ":" in (_site.hostname or "") else str(_site.hostname)
ALLOWED_HOSTS = sorted({_host, *LOOPBACK_HOSTS}) if _host in LOOPBACK_HOSTS else [_host]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# TLS ends in a proxy in front. Gunicorn takes its X-Forwarded-Proto from 127.0.0.1, or from FORWARDED_ALLOW_IPS.
SECURE_SSL_REDIRECT = _https
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _https
SECURE_HSTS_PRELOAD = _https
TRUSTED_PROXIES = read_number(env, "TRUSTED_PROXIES", default=0, lowest=0, highest=9)

# Who runs the archive, as /about/contact/ says.
CONTACT = read_contact(env)

DEBUG = read_switch(env, "DEBUG", default=False)
THROTTLE = read_switch(env, "THROTTLE", default=True)
# Nobody publishes what she has worked on herself; off where one person tries the whole on her own machine.
TWO_PAIRS_OF_EYES = read_switch(env, "TWO_PAIRS_OF_EYES", default=_host not in LOOPBACK_HOSTS)
# Staff sign in with a second factor; asked for under the same condition.
STAFF_SECOND_FACTOR = read_switch(env, "STAFF_SECOND_FACTOR", default=_host not in LOOPBACK_HOSTS)
# What one account writes, names others, and has files read for it, in a while; a program does more than any person.
WRITES_PER_HOUR = read_number(env, "WRITES_PER_HOUR", default=2_000, lowest=1, highest=1_000_000)
WRITES_PER_DAY = read_number(env, "WRITES_PER_DAY", default=10_000, lowest=1, highest=1_000_000)
MENTIONS_PER_DAY = read_number(env, "MENTIONS_PER_DAY", default=200, lowest=1, highest=100_000)
IMPORTS_PER_HOUR = read_number(env, "IMPORTS_PER_HOUR", default=60, lowest=1, highest=10_000)
IMPORTED_MEGABYTES_PER_HOUR = read_number(env, "IMPORTED_MEGABYTES_PER_HOUR", default=100, lowest=1, highest=100_000)
# Whether scholars make accounts by themselves, or administrators alone make them.
SIGN_UP = read_switch(env, "SIGN_UP", default=True)

# Database -----------------------------------------------------------------------------------------------------------
_database = read_database_url(env)
EMBEDDED_POSTGRES = _database is None
DATABASES = {
    "default": _database
    or {
        "ENGINE": "diplomacy.postgres",
        "NAME": "diplomacy",
        # What diplomacy.postgres reads beside Django's own keys: where the cluster lives, and whether a crash of the
        # machine may cost data (only in tests).
        "EMBEDDED": {"FOLDER": DATA_DIR / "postgres", "DURABLE": read_switch(env, "DIPLOMACY_DURABLE", default=True)},
    }
}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True, "ATOMIC_REQUESTS": False}
# The lists and documents that are asked for most come over a connection of their own, which only reads and keeps its
# statements prepared. In a deployment its role can be one that may read the published tables alone.
_reading = read_database_url(env, "READING_DATABASE_URL") or DATABASES["default"]
DATABASES["reading"] = {
    **_reading,
    "CONN_MAX_AGE": 600,
    # Not asked before each read: a lost connection is found by the read itself, which tries again.
    "CONN_HEALTH_CHECKS": False,
    "OPTIONS": {
        **_reading.get("OPTIONS", {}),
        "server_side_binding": True,
        "prepare_threshold": 2,
        "options": f"{_reading.get('OPTIONS', {}).get('options', '')} -c default_transaction_read_only=on".strip(),
    },
    "TEST": {"MIRROR": "default"},
}
READING_DATABASE = "reading"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SECRET_KEY = read_secret_key(env, data_folder=DATA_DIR, may_generate=EMBEDDED_POSTGRES)

# Shared by all processes, which rate limits need; the table is made after every migrate (diplomacy/accounts/apps.py).
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "diplomacy_cache",
        "TIMEOUT": 3600,
        # More than anybody can fill in the time for which failed sign-ins are counted: what is crowded out is not counted.
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

# Apps ---------------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "diplomacy",
    "archive",
    "annotations",
    # After the apps whose permissions it deals out: its post_migrate writes the roles.
    "diplomacy.accounts",
    "diplomacy.apps.AdministrationConfig",  # django.contrib.admin
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    # Signing in through others: what is not configured is not offered (read_providers).
    "allauth.socialaccount",
    "allauth.socialaccount.providers.orcid",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "diplomacy.bodiless.bodiless",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "diplomacy.private.SessionMiddleware",
    # Before CommonMiddleware, whose redirects a browser follows only with these headers on them.
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "diplomacy.private.AuthenticationMiddleware",
    "diplomacy.private.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "diplomacy.acting.named_in_the_audit",
    "diplomacy.accounts.sessions.noted_use",
    "diplomacy.accounts.second_factor.asked_of_staff",
]

ROOT_URLCONF = "diplomacy.urls"
WSGI_APPLICATION = "diplomacy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Long and timed work, which `manage.py work` does ---------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""  # no module is looked for by its name in every app
PROCRASTINATE_IMPORT_PATHS = ["archive.undertaking.queue", "annotations.queue"]

# Language and time --------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
# No LocaleMiddleware: a public page is the same bytes for everybody, whatever Accept-Language says.
LANGUAGES = [("en", "English"), ("ja", "日本語"), ("ru", "Русский")]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# The licence of the archive's own layer (outline, attribution, topics, positions); each source has its own ------------
ARCHIVE_LICENCE = {
    "name": env.str("ARCHIVE_LICENCE", default="Creative Commons Attribution 4.0 International (CC BY 4.0)"),
    "url": env.str("ARCHIVE_LICENCE_URL", default="https://creativecommons.org/licenses/by/4.0/"),
}

# Static files -------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "diplomacy" / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG

# Signing in through others -------------------------------------------------------------------------------------------
SOCIALACCOUNT_PROVIDERS, _provider_origins = read_providers(env)
SOCIALACCOUNT_ADAPTER = "diplomacy.accounts.providers.ProviderAdapter"
# What a provider says of a mail address is confirmed by a mail of ours, and opens nobody's account.
SOCIALACCOUNT_AUTO_SIGNUP = False

# Security headers ---------------------------------------------------------------------------------------------------
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
# A record that is looked at before it is taken in goes to the editor's browser and back in one field.
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000
# A folder of saved pages is chosen as a whole, with what is told of each beside it.
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "base-uri": ["'none'"],
        # A form of ours leads on to whom one signs in through, if anybody is configured.
        "form-action": ["'self'", *_provider_origins],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# Accounts -----------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/notebook/"  # the public pages don’t know their visitor: there nothing would say that one is in
ACCOUNT_ADAPTER = "diplomacy.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
# Whoever signs up confirms the address; for whom an administrator has made, see ConfirmationStage.
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
# In the browser in which somebody has just signed up: the mail leads on to where she wanted to go.
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Failed sign-ins and wrong codes have limits of their own: diplomacy/accounts/guessing.py.
# A seminar signs up from one address within an hour; a program does more.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "signup": "40/h/ip"} if THROTTLE else False
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
MFA_ADAPTER = "diplomacy.accounts.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "diplomacy.accounts.second_factor.SignInForm",
    "reauthenticate": "diplomacy.accounts.second_factor.ConfirmForm",
}
MFA_TOTP_ISSUER = f"Diplomacy archive, {_site.hostname}"
# A code counts half a minute longer, and a phone's clock may be as much ahead.
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Whom an administrator has made need not confirm an address; whoever signs up has, before any factor is set up.
MFA_ALLOW_UNVERIFIED_EMAIL = True

globals().update(read_mail_url(env))
# Seconds. Mail goes out while somebody waits for a page: a server that does not answer must not hold a thread for ever.
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"archive@{_site.hostname}")

# API ----------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    # The archive's own views set none: everybody reads the same.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "diplomacy.accounts.tokens.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.DjangoModelPermissionsOrAnonReadOnly"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": [
        "rest_framework.throttling.AnonRateThrottle",
        "rest_framework.throttling.UserRateThrottle",
    ]
    if THROTTLE
    else [],
    "DEFAULT_THROTTLE_RATES": {"anon": "300/min", "user": "1200/min"},
    "NUM_PROXIES": TRUSTED_PROXIES,
    "EXCEPTION_HANDLER": "archive.api.problems.answer_problem",
    # The API has one representation, so no parameter chooses among several.
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Diplomacy archive",
    "DESCRIPTION": api_document.DESCRIPTION,
    "VERSION": "1",
    "LICENSE": ARCHIVE_LICENCE,
    "TAGS": api_document.TAGS,
    "OAS_VERSION": "3.1.1",
    "SERVERS": [{"url": SITE_URL}],
    "SERVE_INCLUDE_SCHEMA": False,
    "AUTHENTICATION_WHITELIST": [],
    "APPEND_COMPONENTS": {"securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}}},
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": api_document.NAMES,
}
# Pages of other sites may read the API in a visitor's browser; nobody's cookies go along.
# A program in another site's page writes annotations too, by a token that it was given: that is no cookie.
CORS_URLS_REGEX = r"^/(api|annotations)/"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"]
CORS_ALLOW_HEADERS = [
    "accept",
    "authorization",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "prefer",
    "slug",
]
CORS_EXPOSE_HEADERS = [
    "Accept-Post",
    "Allow",
    "Content-Location",
    "ETag",
    "Link",
    "Location",
    "Preference-Applied",
    "Repr-Digest",
    "Retry-After",
    "WWW-Authenticate",
]

# Log: one line an event, on standard error ---------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "archive": {"level": "INFO"},
        "annotations": {"level": "INFO"},
        "diplomacy": {"level": "INFO"},
        # Replaces Django's own handlers, which print only with DEBUG and mail the administrators otherwise.
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # An address that isn't there is the visitor's matter.
        "django.request": {"level": "ERROR"},
    },
}
