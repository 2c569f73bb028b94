"""Reading environment variables strictly: a wrong value is one clear sentence, never a silent default.

django-environ takes any text that is not "true" for false and leaves URLs unchecked, hence these readers on top of it.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from environ import Env

YES = frozenset({"1", "on", "true", "yes"})
NO = frozenset({"0", "off", "false", "no"})
LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")
DATABASE_SCHEMES = frozenset({"postgres", "postgresql", "psql", "pgsql"})
MAIL_SCHEMES = frozenset({"smtp", "smtp+tls", "smtp+ssl", "consolemail", "filemail", "memorymail", "dummymail"})
MINIMUM_SECRET_LENGTH = 50
"""Characters; what Django's own deployment check (security.W009) asks for."""


def wrong(variable: str, value: str, expected: str) -> ImproperlyConfigured:
    """The error for a variable whose value can't be used."""
    return ImproperlyConfigured(f"{variable}={value!r} can't be used: expected {expected}.")


def read_switch(env: Env, variable: str, *, default: bool) -> bool:
    """An on/off variable; raises ImproperlyConfigured for any other word."""
    value: str = env.str(variable, default="").strip()
    if not value:
        return default
    if value.lower() in YES:
        return True
    if value.lower() in NO:
        return False
    raise wrong(variable, value, "on or off")


def read_number(env: Env, variable: str, *, default: int, lowest: int, highest: int) -> int:
    """A whole number from lowest to highest, both inclusive."""
    value: str = env.str(variable, default="").strip()
    if not value:
        return default
    # str.isdecimal alone would let through digits of other scripts.
    if not (value.isascii() and value.isdecimal() and lowest <= int(value) <= highest):
        raise wrong(variable, value, f"a whole number from {lowest} to {highest}")
    return int(value)


def read_site_url(env: Env, *, default: str) -> SplitResult:
    """The address under which readers see the site: scheme and host, perhaps a port, nothing after it."""
    value: str = env.str("SITE_URL", default="").strip() or default
    expected = "an address such as https://archive.example.org, without path, user name or query"
    try:
        url = urlsplit(value)
        port = url.port
    except ValueError as error:
        raise wrong("SITE_URL", value, expected) from error
    if url.scheme not in {"http", "https"} or not url.hostname or port == 0 or any(c.isspace() for c in value):
        raise wrong("SITE_URL", value, expected)
    if url.path.strip("/") or url.query or url.fragment or url.username is not None:
        raise wrong("SITE_URL", value, expected)
    return url._replace(path="")


def read_database_url(env: Env, name: str = "DATABASE_URL") -> dict[str, Any] | None:
    """Django's settings of the database of the variable with that name; None where it is not set.

    The value itself is not repeated in errors, as it usually holds a password.
    """
    value: str = env.str(name, default="").strip()
    if not value:
        return None
    expected = f"{name} can't be used: expected postgres://USER:PASSWORD@HOST:PORT/NAME (PostgreSQL only)."
    if value.partition("://")[0] not in DATABASE_SCHEMES:
        raise ImproperlyConfigured(expected)
    try:
        settings: dict[str, Any] = Env.db_url_config(value)
        port = int(settings.get("PORT") or 5432)
    except ValueError as error:
        raise ImproperlyConfigured(expected) from error
    address = urlsplit(value).netloc.rpartition("@")[2]
    if address.upper().startswith("%2F"):
        # The folder of a socket, as PostgreSQL's own programs take it; as a host's name it would lose its capitals.
        settings["HOST"] = unquote(address.partition(":")[0])
    if not settings.get("NAME") or not 0 < port < 65536:
        raise ImproperlyConfigured(expected)
    return settings


def read_mail_url(env: Env) -> dict[str, Any]:
    """Django's settings of outgoing mail: printed on the console unless EMAIL_URL says where it goes."""
    value: str = env.str("EMAIL_URL", default="").strip() or "consolemail://"
    expected = (
        "EMAIL_URL can't be used: expected smtp+tls://USER:PASSWORD@HOST:PORT, smtp://, smtp+ssl:// or consolemail://."
    )
    if value.partition("://")[0] not in MAIL_SCHEMES:
        raise ImproperlyConfigured(expected)
    try:
        settings: dict[str, Any] = Env.email_url_config(value)
    except ValueError as error:
        raise ImproperlyConfigured(expected) from error
    return settings


def read_contact(env: Env) -> dict[str, str]:
    """Who runs the archive and where they read mail, for the page that says so; empty where it is not said."""
    operator: str = " ".join(env.str("OPERATOR", default="").split())
    mail: str = env.str("CONTACT_EMAIL", default="").strip()
    if mail:
        try:
            validate_email(mail)
        except ValidationError as error:
            raise wrong("CONTACT_EMAIL", mail, "one mail address, such as editors@example.org") from error
    return {"operator": operator, "mail": mail}


def read_providers(env: Env) -> tuple[dict[str, Any], list[str]]:
    """Through whom one can sign in: allauth's settings of them, and the sites that its forms then lead on to.

    ORCID, and one provider of OpenID Connect, as universities have them; each only where its variables are set.
    """
    providers: dict[str, Any] = {}
    origins = []
    if orcid := _read_client(env, "ORCID", ()):
        host = "sandbox.orcid.org" if read_switch(env, "ORCID_SANDBOX", default=False) else "orcid.org"
        providers["orcid"] = {"BASE_DOMAIN": host, "APPS": [{**orcid, "name": "ORCID"}]}
        origins.append(f"https://{host}")
    if own := _read_client(env, "OIDC", ("NAME", "URL")):
        url = urlsplit(own["url"])
        if url.scheme != "https" or not url.hostname:
            raise wrong("OIDC_URL", own["url"], "the https address of the provider")
        app: dict[str, Any] = {
            "provider_id": "oidc",
            "name": own["name"],
            "client_id": own["client_id"],
            "secret": own["secret"],
        }
        # RFC 7636; a provider that knows nothing of it passes over it.
        app["settings"] = {"server_url": own["url"], "oauth_pkce_enabled": True}
        providers["openid_connect"] = {"APPS": [app]}
        origins.append(f"https://{url.netloc}")
    return providers, origins


def _read_client(env: Env, prefix: str, more: tuple[str, ...]) -> dict[str, str]:
    """The variables of one provider, in small letters; empty where none is set, and an error where only some are."""
    names = {"CLIENT_ID": "client_id", "CLIENT_SECRET": "secret"} | {name: name.lower() for name in more}
    values = {key: str(env.str(f"{prefix}_{name}", default="")).strip() for name, key in names.items()}
    if not any(values.values()):
        return {}
    if missing := [f"{prefix}_{name}" for name, key in names.items() if not values[key]]:
        raise ImproperlyConfigured(f"Signing in through {prefix} also needs {', '.join(missing)}.")
    return values


def read_data_folder(env: Env, *, default: Path) -> Path:
    """The folder of everything that the program writes: database, secret key, collected static files."""
    value: str = env.str("DIPLOMACY_DATA_DIR", default="").strip()
    folder = Path(value).expanduser() if value else default
    if not folder.is_absolute():
        raise wrong("DIPLOMACY_DATA_DIR", value, "an absolute path")
    return folder


def read_secret_key(env: Env, *, data_folder: Path, may_generate: bool) -> str:
    """SECRET_KEY, else the one kept in the data folder (made at the first use, readable by its owner only)."""
    value: str = env.str("SECRET_KEY", default="")
    if value:
        if len(value) < MINIMUM_SECRET_LENGTH or len(set(value)) < 5:
            raise ImproperlyConfigured(
                f"SECRET_KEY can't be used: expected at least {MINIMUM_SECRET_LENGTH} random characters "
                '(python3 -c "import secrets; print(secrets.token_urlsafe(50))").'
            )
        return value
    if not may_generate:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set. With DATABASE_URL it is needed, the same for every process: "
            f"at least {MINIMUM_SECRET_LENGTH} random characters "
            '(python3 -c "import secrets; print(secrets.token_urlsafe(50))").'
        )
    return kept_secret_key(data_folder / "secret-key")


def kept_secret_key(path: Path) -> str:
    """The key in this file, which is written first where there is none."""
    try:
        if not path.exists():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Written aside and linked into place: two first starts at once agree on one whole key.
            draft = path.with_name(f"{path.name}.{os.getpid()}")
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(50))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"The secret key can't be kept in {path} ({error.strerror}): set SECRET_KEY, or DIPLOMACY_DATA_DIR to a folder "
            "that can be written."
        ) from error
    if len(key) < MINIMUM_SECRET_LENGTH:
        raise ImproperlyConfigured(f"{path} holds no usable secret key: remove it, and a new one is made.")
    return key
