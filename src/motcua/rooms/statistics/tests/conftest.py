"""The database of these checks can be emptied after those that commit, ledger included."""

from motcua.foundation.audit.tests.emptying import django_db_setup

__all__ = ["django_db_setup"]
