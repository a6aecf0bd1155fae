"""Settings for checks: fast password hashing, plain static files, everything else as deployed."""

import os

from motcua.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Checks that run beside each other on one server each take a database of their own.
DATABASES["default"]["TEST"] = {"NAME": f"test_{os.environ.get('MOTCUA_TEST_DB', 'motcua')}"}  # noqa: F405
