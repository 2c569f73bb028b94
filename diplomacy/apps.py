"""The project as an app, so that its own management commands are found; and Django's administration with its own site."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin


class DiplomacyConfig(AppConfig):
    name = "diplomacy"
    default_auto_field = "django.db.models.BigAutoField"
    default = True


class AdministrationConfig(admin.AdminConfig):
    default_site = "diplomacy.administration.Administration"
    default = False
