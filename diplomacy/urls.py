"""The root of all addresses: administration, accounts, the API and, at the end, the reading pages."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from archive.desk.review.guest import guest

# Sign-in to the administration is the site's own, with its rate limits.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

# Errors are problems (RFC 9457) under /api/ and pages elsewhere.
handler400 = "archive.api.problems.bad_request"
handler403 = "archive.api.problems.permission_denied"
handler404 = "archive.api.problems.page_not_found"
handler500 = "archive.api.problems.server_error"

urlpatterns = [
    path("admin/desk/offers/", include("annotations.pages.offers")),
    path("admin/desk/", include("archive.desk.urls")),
    path("review/<str:token>/", guest, name="review"),
    path("admin/", admin.site.urls),
    path("accounts/", include("diplomacy.accounts.urls")),
    path("api/v1/", include("annotations.api.urls")),
    path("api/v1/", include("archive.api.urls")),
    path("annotations/", include("annotations.protocol.urls")),
    path("", include("annotations.pages.urls")),
    path("", include("archive.pages.urls")),
]
