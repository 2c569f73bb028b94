"""The addresses of the reading pages."""

from django.urls import path, re_path

from . import finding, lists, plain, records

app_name = "archive"

urlpatterns = [
    path("", lists.home, name="home"),
    path("reports/", lists.report_list, name="report_list"),
    path("reports/<str:shown>/", records.report, name="report"),
    path("reports/<str:shown>/<int:major>/", records.report, name="report_edition"),
    # With a slash at the end they lead to the address without it.
    re_path(r"^s/(?P<shown>[^/]+)/?$", records.statement, name="statement"),
    re_path(r"^s/(?P<shown>[^/]+)/(?P<major>[0-9]{1,9})/?$", records.statement, name="statement_edition"),
    path("search/", finding.search, name="search"),
    path("people/", lists.person_list, name="person_list"),
    path("people/<slug:slug>/", lists.person, name="person"),
    path("topics/", lists.topic_list, name="topic_list"),
    path("topics/<slug:slug>/", lists.topic, name="topic"),
    path("about/method/", lists.method, name="method"),
    path("healthz", plain.healthz, name="healthz"),
    path("favicon.ico", plain.favicon, name="favicon"),
    path("robots.txt", plain.robots, name="robots"),
    path("sitemap.xml", plain.sitemap, name="sitemap"),
]
