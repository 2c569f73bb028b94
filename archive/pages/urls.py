"""The addresses of the reading pages."""

from django.urls import path, re_path

from . import (
    about,
    citations,
    errors,
    finding,
    home,
    meetings,
    offices,
    people,
    pictures,
    plain,
    propositions,
    records,
    report_list,
    sitemaps,
    taking,
    topics,
)

app_name = "archive"

CITATION = r"cite\.(?P<suffix>txt|bib|ris|json)$"
PICTURE = r"(?P<suffix>svg|png|csv)$"

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", report_list.report_list, name="report_list"),
    path("reports/<str:shown>/", records.report, name="report"),
    path("reports/<str:shown>/error/", errors.error, name="error"),
    path("reports/<str:shown>/error/thanks/", errors.thanks, name="error_thanks"),
    path("reports/<str:shown>/<int:major>/", records.report, name="report_edition"),
    re_path(rf"^reports/(?P<shown>[^/]+)/{CITATION}", citations.report, name="report_citation"),
    re_path(
        rf"^reports/(?P<shown>[^/]+)/(?P<major>[0-9]{{1,9}})/{CITATION}",
        citations.report,
        name="report_edition_citation",
    ),
    # With a slash at the end they lead to the address without it.
    re_path(r"^s/(?P<shown>[^/]+)/?$", records.statement, name="statement"),
    re_path(r"^s/(?P<shown>[^/]+)/(?P<major>[0-9]{1,9})/?$", records.statement, name="statement_edition"),
    re_path(rf"^s/(?P<shown>[^/]+)/{CITATION}", citations.statement, name="statement_citation"),
    re_path(
        rf"^s/(?P<shown>[^/]+)/(?P<major>[0-9]{{1,9}})/{CITATION}",
        citations.statement,
        name="statement_edition_citation",
    ),
    path("search/", finding.search, name="search"),
    re_path(r"^search/results\.(?P<suffix>[a-z]{2,5})$", taking.results, name="search_results"),
    path("people/", people.person_list, name="person_list"),
    path("people/<slug:slug>/", people.person, name="person"),
    path("topics/", topics.topic_list, name="topic_list"),
    re_path(r"^topics/scheme\.(?P<suffix>ttl|jsonld)$", topics.scheme, name="topic_scheme"),
    path("topics/<slug:slug>/", topics.topic, name="topic"),
    path("propositions/", propositions.proposition_list, name="proposition_list"),
    path("propositions/<slug:slug>/", propositions.proposition, name="proposition"),
    path("meetings/", meetings.meeting_list, name="meeting_list"),
    path("meetings/<slug:slug>/", meetings.meeting, name="meeting"),
    path("offices/", offices.office_list, name="office_list"),
    path("offices/<slug:slug>/", offices.office, name="office"),
    path("countries/", offices.country_list, name="country_list"),
    path("countries/<slug:slug>/", offices.country, name="country"),
    path("about/method/", about.method, name="method"),
    path("about/corrections/", about.corrections, name="corrections"),
    path("about/licence/", about.licence, name="licence"),
    path("about/privacy/", about.privacy, name="privacy"),
    path("about/contact/", about.contact, name="contact"),
    path("about/accessibility/", about.accessibility, name="accessibility"),
    re_path(rf"^timeline\.{PICTURE}", pictures.timeline, name="timeline_picture"),
    re_path(rf"^people/(?P<slug>[-\w]+)/offices\.{PICTURE}", pictures.offices, name="offices_picture"),
    re_path(
        rf"^people/(?P<slug>[-\w]+)/positions\.{PICTURE}",
        pictures.person_positions,
        name="person_positions_picture",
    ),
    re_path(rf"^offices/(?P<slug>[-\w]+)/holders\.{PICTURE}", pictures.holders, name="holders_picture"),
    re_path(rf"^topics/(?P<slug>[-\w]+)/attention\.{PICTURE}", pictures.attention, name="attention_picture"),
    re_path(
        rf"^propositions/(?P<slug>[-\w]+)/positions\.{PICTURE}",
        pictures.proposition_positions,
        name="proposition_picture",
    ),
    path("healthz", plain.healthz, name="healthz"),
    path("favicon.ico", plain.favicon, name="favicon"),
    path("robots.txt", plain.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemaps/pages.xml", sitemaps.sitemap_pages, name="sitemap_pages"),
    path("sitemaps/<slug:section>-<int:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
]
