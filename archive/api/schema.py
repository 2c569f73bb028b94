"""The API's description of itself: an OpenAPI 3.1 document."""

from __future__ import annotations

from functools import cache
from typing import Any

import orjson
import yaml
from django.http.response import HttpResponseBase
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.pagination import BasePagination
from rest_framework.request import Request

from .answers import answer
from .keyset import DEFAULT_SIZE, LARGEST_SIZE
from .parameters import read_parameters
from .problems import BadParameters
from .serializers import ProblemSerializer
