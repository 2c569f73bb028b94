"""The site's settings for tests: a database server and files of their own, so that no test meets the data of `make run`."""

import os
from pathlib import Path

os.environ["DIPLOMACY_DATA_DIR"] = str(Path(__file__).resolve().parent.parent / ".data" / "test")
os.environ["DIPLOMACY_DURABLE"] = "off"
os.environ["THROTTLE"] = "off"
# Playwright keeps an event loop in the test's own thread, in which Django would refuse all queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ.setdefault("SECRET_KEY", "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz")
for name in ("DEBUG", "EMAIL_URL", "PORT", "SITE_URL", "STAFF_SECOND_FACTOR", "TRUSTED_PROXIES", "TWO_PAIRS_OF_EYES"):
    os.environ.pop(name, None)

from diplomacy.settings import *  # noqa: E402, F403
from diplomacy.settings import DATABASES as SITE_DATABASES  # noqa: E402
from diplomacy.settings import MIDDLEWARE as SITE_MIDDLEWARE  # noqa: E402

# Fast hashes; mail that stays in memory; static files as they lie in the checkout.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# The test client asks for no static files, and the live server finds them by itself.
MIDDLEWARE = [name for name in SITE_MIDDLEWARE if not name.startswith("whitenoise.")]

# A second connection would not see what a test has not committed.
DATABASES = {"default": SITE_DATABASES["default"]}
READING_DATABASE = "default"
