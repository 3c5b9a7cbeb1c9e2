# SPDX-License-Identifier: Apache-2.0
"""Settings that are safe as they stand: this machine only, no debug pages, no secret in a file."""

import os
import secrets
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
# What corekit loads: these packages and no others, and packs that are plain folders.
COREKIT = {"only": ["corekit-redflags", "corekit-html"], "paths": [BASE.parent / "desk-neck"]}
DEBUG = os.environ.get("CLINIC_DEBUG") == "1"
SECRET_KEY = os.environ.get("CLINIC_SECRET_KEY") or secrets.token_urlsafe(50)  # nothing signed outlives a restart
ALLOWED_HOSTS = os.environ.get("CLINIC_HOSTS", "localhost 127.0.0.1 [::1]").split()
CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT = os.environ.get("CLINIC_HTTPS") == "1"
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
INSTALLED_APPS, ROOT_URLCONF = ["clinic"], "clinic.urls"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "clinic.middleware.content_security_policy",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]
REQUEST = {"context_processors": ["django.template.context_processors.request"]}
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True, "OPTIONS": REQUEST}]
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ.get("CLINIC_DATABASE", BASE / "clinic.sqlite3")}
# One request writes at a time, and a request is kept whole or not at all.
DATABASES = {"default": {**SQLITE, "ATOMIC_REQUESTS": True, "OPTIONS": {"transaction_mode": "IMMEDIATE"}}}
LANGUAGE_CODE, LANGUAGES = "en", [("en", "English"), ("de", "Deutsch")]
TIME_ZONE = os.environ.get("CLINIC_TIME_ZONE", "Europe/Berlin")
