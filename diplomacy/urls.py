"""The root of all addresses: administration, accounts, the API and, at the end, the reading pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

# Sign-in to the administration is the site's own, with its rate limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("admin/", admin.site.urls),
    path("accounts/", include("allauth.account.urls")),
]
