"""The project as an app, so that its own management commands are found."""

from django.apps import AppConfig


class DiplomacyConfig(AppConfig):
    name = "diplomacy"
    default_auto_field = "django.db.models.BigAutoField"
