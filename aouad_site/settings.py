"""Django settings. What an operator may change comes from aouad_site/environment.py."""

from django.utils.csp import CSP
from django.utils.translation import gettext_lazy as _

from . import environment as given
from .database import databases
from .mail import SMTP, mailers
from .secret import secret_key

BASE_DIR = given.ROOT
DATA_DIR = given.DATA_DIR
DATA_DIR.mkdir(parents=True, exist_ok=True)

HAS_HTTPS = given.SITE_URL.startswith("https://")
# Browsers take __Host- cookies over https only.
COOKIE_PREFIX = "__Host-" if HAS_HTTPS else ""
SITE_URL = given.SITE_URL

# Core

DEBUG = False
SECRET_KEY = given.SECRET_KEY or secret_key(DATA_DIR / "secret_key")
ALLOWED_HOSTS = given.ALLOWED_HOSTS or given.own_hosts()
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "aouad_site.urls"
WSGI_APPLICATION = "aouad_site.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "simple_history",
    "django_tasks_db",
    "search",
    "episodes",
    "accounts",
    "characters",
    "evidence",
    "theories",
    "moderation",
    "canon",
    "syndication",
    "privacy",
    "tasks",
    "operations",
    "rehearsal",
]

MIDDLEWARE = [
    "web.watching.WatchMiddleware",
    # Those of headers stand outside of all that may answer on its own.
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "web.headers.HeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "web.shedding.SheddingMiddleware",
    "web.replicas.ReplicaMiddleware",
    # Pages hold nothing secret beside what a visitor sends but the token against
    # forgery, which is masked anew each time; the length is blurred as well.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.session_age.SessionAgeMiddleware",
    "accounts.languages.AccountLanguageMiddleware",
    "accounts.suspension.SuspensionMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.second_factor.SecondFactorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "web.htmx.FragmentMiddleware",
    "accounts.horizon.ViewerMiddleware",
    "web.kept_pages.KeptPagesMiddleware",
    "episodes.gate.GateMiddleware",
    "web.limits.LimitMiddleware",
    "web.refused_forms.RefusedFormsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["web.icons"],
            "libraries": {"kept_parts": "web.kept_parts", "pieces": "web.pieces"},
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.horizon.viewer",
                "episodes.gate.here",
            ],
        },
    }
]
# Our own templates/django/forms/ decide how a field looks everywhere, allauth included.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Data

DATABASES = databases(given.DATABASE, given.REPLICAS, has_pooler=given.HAS_POOLER)
REPLICAS = [alias for alias in DATABASES if alias != "default"]
DATABASE_ROUTERS = ["web.replicas.ReplicaRouter"] if REPLICAS else []

# What is in it may vanish: the counts of limits, and nothing that anybody wrote.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if given.CACHE_URL:
    CACHES["default"] = {
        "BACKEND": "web.forgiving_cache.ForgivingCache",
        "LOCATION": given.CACHE_URL,
    }

# What is left for later; `manage.py work` does it.

TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        # tasks/attempts.py says how the three differ.
        "QUEUES": ["default", "mail", "repeatable"],
    }
}

# The first worker that sees a day (in UTC) begins these.
DAILY_TASKS = [
    "operations.tasks.tidy",
    "theories.tasks.recount",
    "theories.tasks.send_digests",
]

# Language and time

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("ko", _("Korean"))]
# Ours, then what Django and allauth say in other words here.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "packages"]
FORMAT_MODULE_PATH = ["aouad_site.formats"]
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}django_language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HAS_HTTPS
TIME_ZONE = "UTC"

# Static files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "web.bundling.BundlingStorage"},
}

# Accounts

AUTHENTICATION_BACKENDS = ["accounts.backends.AccountBackend"]
PASSWORD_HASHERS = [
    "accounts.hashing.BoundedHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 12},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
] + [
    {"NAME": "accounts.passwords.LeakedPasswordValidator"},
    {"NAME": "accounts.passwords.DisguisedPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"

HAS_MAIL_SERVER = given.EMAIL["EMAIL_BACKEND"] == SMTP
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
ACCOUNT_USERNAME_MIN_LENGTH = 3
ACCOUNT_USERNAME_BLACKLIST = ["admin", "moderator", "tracker", "staff", "root"]
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if HAS_MAIL_SERVER else "none"
ACCOUNT_FORMS = {"signup": "accounts.sign_up.SignUpForm"}
MFA_FORMS = {"edit_webauthn": "accounts.passkeys.PasskeyNameForm"}
# Who changes an address, a password or a second factor proves once more who they are,
# and the owner is told.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
# Tries at the two doors, and accounts that need no second look; `key` is a name as it
# is tried from one network.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,60/h/ip,5/5m/key",
    "signup": "20/m/ip,60/h/ip",
    "new_account": "3/d/ip",
}
# Seconds that a person takes for the form; robots are done at once.
QUICKEST_SIGN_UP = 3
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HAS_HTTPS else "http"
# Before they may decide anything: moderators and administrators.
REQUIRE_SECOND_FACTOR = given.REQUIRE_SECOND_FACTOR
# The address that the nearest proxy saw; nothing that a visitor sends is believed.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if given.BEHIND_PROXY else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "accounts.sealing.SealingAdapter"
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "All of Us Are Dead theory tracker"
# Browsers offer passkeys on https and on localhost only; allauth wants it said.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HAS_HTTPS

# E-mail

MAILERS = mailers(given.EMAIL)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = given.DEFAULT_FROM_EMAIL

# Security

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    # data: is the QR code that enrols an authenticator.
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HAS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if given.BEHIND_PROXY else None
)
SECURE_HSTS_SECONDS = 63_072_000 if HAS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HAS_HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAS_HTTPS
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_HTTPONLY = True
SESSION_ENGINE = "accounts.sessions"
# Two weeks after what somebody last did, and never longer than ninety days.
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_LONGEST_AGE = 90 * 24 * 60 * 60
CSRF_FAILURE_VIEW = "web.errors.csrf_failure"
# Cookie storage would put the text of messages into a second cookie.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

DATA_UPLOAD_MAX_MEMORY_SIZE = 262_144
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 0

# Where to tell of a hole, in /.well-known/security.txt.
SECURITY_CONTACT = given.SECURITY_CONTACT

REQUESTS_AT_WORK = given.REQUESTS_AT_WORK
# A burst passes, a queue does not build up.
SECONDS_FOR_A_PLACE = 0.1
REQUESTS_IN_LINE = 2 * REQUESTS_AT_WORK

# Logging

METRICS_TOKEN = given.METRICS_TOKEN
SLOW_QUERY_SECONDS = given.SLOW_QUERY_SECONDS
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "web.logs.JsonLines"}},
    "filters": {"news": {"()": "web.logs.News"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": given.LOG_LEVEL},
    "loggers": {
        "django": {"handlers": [], "level": given.LOG_LEVEL},
        "django.request": {"filters": ["news"]},
    },
}
