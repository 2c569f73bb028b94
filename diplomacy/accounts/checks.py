"""What `manage.py check --deploy` says about accounts."""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, register


@register(deploy=True)
def check_proxies(**_: Any) -> list[CheckMessage]:
    """TLS ends in a proxy, so that without counting it every visitor would have the proxy's address."""
    if not settings.SECURE_SSL_REDIRECT or settings.TRUSTED_PROXIES:
        return []
    return [
        checks.Warning(
            "SITE_URL is https, so a proxy stands in front, but TRUSTED_PROXIES is 0: failed sign-ins of all visitors "
            "are counted as those of one address.",
            hint="Set TRUSTED_PROXIES to the number of proxies that add to X-Forwarded-For.",
            id="accounts.W001",
        )
    ]
