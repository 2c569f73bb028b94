"""What the public addresses answer: to be compared before and after something is done that changes none of them."""

from __future__ import annotations

from django.test import Client

from archive.models import Report
from tests.archive.addresses import missing_addresses, public_addresses

Answers = dict[str, tuple[int, bytes]]


def read_all(seeds: dict[str, Report], client: Client) -> Answers:
    addresses = [address for addresses in public_addresses(seeds).values() for address in addresses]
    return {address: read(address, client) for address in addresses + missing_addresses()}


def read(address: str, client: Client) -> tuple[int, bytes]:
    response = client.get(address)
    return response.status_code, response.content


def shown_without_being_asked(answers: Answers, word: str) -> list[str]:
    """The addresses that say the word though it does not stand in them."""
    return [
        address
        for address, (_status, body) in answers.items()
        if word.lower() not in address.lower() and word.lower() in body.decode().lower()
    ]
