"""The language of a name, which its script tells where nobody writes it."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from archive.admin.name_form import language_of_name
from archive.importing import import_record
from archive.models import Name
from diplomacy.accounts.models import User
from tests.archive.admin.conftest import sent
from tests.archive.conftest import DRAFT_TEXT, received

NAMES = [
    ("Barasa Otieno", "en"),
    ("Jürgen Sõõru-Åkesson", "en"),
    ("Тамара Ильвес", "ru"),
    ("Ц. Ёлкин", "ru"),
    ("タム・バラサ", "ja"),
    ("田村晴子", "ja"),
    ("ﾀﾑ", "ja"),
    ("Tamm（タム）", "ja"),
    ("바라사", ""),
    ("Θάλεια", ""),
    ("12", ""),
]


@pytest.fixture
def root(client: Client, superuser: User) -> Client:
    """Somebody who may decide on names, and give people names."""
    client.force_login(superuser)
    return client


@pytest.mark.parametrize(("name", "language"), NAMES)
def test_the_script_tells_the_language(name: str, language: str) -> None:
    assert language_of_name(name) == language


@pytest.mark.usefixtures("seeds")
def test_who_is_added_first_gets_names_without_a_word_on_their_language(root: Client) -> None:
    import_record(received(DRAFT_TEXT))
    page = root.get(root.get("/admin/desk/names/?name=Zanzibarite").context["new_person"])
    one, other, told = (f"names-{n}-" for n in range(3))
    names = {f"{one}text": "Зара Занзибарит", f"{other}text": "Z. Zanzibarite", f"{told}text": "Zara Z."}
    rows = {"names-TOTAL_FORMS": 3, f"{told}language": "sw"}
    answer = root.post(reverse("admin:archive_person_add"), sent(page, label="Zara Zanzibarite", **names, **rows))
    assert answer.status_code == 302, answer.context["errors"]
    made = Name.objects.filter(person__slug="zanzibarite").order_by("pk")
    assert list(made.values_list("text", "language")) == [
        ("Зара Занзибарит", "ru"),
        ("Z. Zanzibarite", "en"),
        ("Zara Z.", "sw"),
    ]


@pytest.mark.usefixtures("seeds")
def test_a_name_whose_script_tells_no_language_has_to_say_it(root: Client) -> None:
    page = root.get(reverse("admin:archive_person_add"))
    name = {"names-TOTAL_FORMS": 1, "names-0-text": "바라사"}
    new = sent(page, label="Barasa", surname="Barasa", slug="barasa", **name)
    answer = root.post(reverse("admin:archive_person_add"), new)
    assert "Its script doesn’t tell the language of this name" in answer.content.decode()
    assert root.post(reverse("admin:archive_person_add"), {**new, "names-0-language": "ko"}).status_code == 302
    assert Name.objects.get(person__slug="barasa").language == "ko"


@pytest.mark.usefixtures("seeds")
def test_a_row_without_a_name_is_no_name(root: Client) -> None:
    page = root.get(reverse("admin:archive_person_add"))
    assert (
        root.post(
            reverse("admin:archive_person_add"), sent(page, label="Barasa", surname="Barasa", slug="barasa")
        ).status_code
        == 302
    )
    assert not Name.objects.filter(person__slug="barasa").exists()


@pytest.mark.usefixtures("seeds")
def test_the_form_of_one_name_tells_it_too(root: Client) -> None:
    name = Name.objects.exclude(person=None).filter(language="ru").earliest("pk")
    address = reverse("admin:archive_name_change", args=[name.pk])
    assert root.post(address, sent(root.get(address), text="タム", language="")).status_code == 302
    name.refresh_from_db()
    assert (name.text, name.language) == ("タム", "ja")
