"""The addresses of the Web Annotation Protocol, under /annotations/."""

from django.urls import path

from .container import Container
from .resources import Resource
from .terms import terms

app_name = "protocol"

urlpatterns = [
    path("", Container.as_view(), name="container"),
    path("terms/", terms, name="terms"),
    path("<str:guid>/", Resource.as_view(), name="annotation"),
]
