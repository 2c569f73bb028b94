"""A new person at the workbench, with the keys: what is printed beside the name is written where it is ticked."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from archive.models import Country, Office, Person, Report, Tenure
from diplomacy.accounts.models import User
from tests.archive.test_looking_up import talks
from tests.journeys.desk import Keys, Open, candidate, open_desk
from tests.journeys.kinds import find_overflow, find_violations
from tests.journeys.test_accessibility import DJANGO_S_OWN

__all__ = ["open_desk"]


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1440, "light"), (390, "dark")],
)
def test_the_printed_office_is_given_with_two_ticks(
    open_desk: Open, archive: dict[str, Report], superuser: User, width: int, scheme: str
) -> None:
    kenya, _ = Country.objects.get_or_create(slug="kenya", defaults={"label": "Kenya"})
    Office.objects.create(slug="head", label="Foreign Minister of Kenya", country=kenya)
    first, second = talks(4), talks(5)
    page = open_desk(first, superuser, viewport={"width": width, "height": 844}, color_scheme=scheme)
    press = Keys(page)
    press("N", *"Barasa Otieno")
    expect(candidate(page)).to_contain_text("New person: Barasa Otieno")
    press("Enter")
    dialog = page.get_by_role("dialog", name="A new person")
    printed = dialog.get_by_role("group", name="Printed with the name: “Kenyan Foreign Minister”")
    expect(printed).to_be_visible()
    assert [box.is_checked() for box in printed.get_by_role("checkbox").all()] == [False, False, False]
    expect(printed.get_by_label("Office", exact=True)).to_be_disabled()
    state = printed.get_by_role("checkbox", name="State: Kenya")
    state.focus()
    press(" ", "Tab", " ")  # the state, the office
    expect(printed.get_by_label("Office", exact=True)).to_be_enabled()
    printed.get_by_role("checkbox", name="From the day of this record, 4 March 2003").check()
    assert find_violations(page, DJANGO_S_OWN) == []
    assert find_overflow(page, width) == []
    dialog.get_by_label("Name, as the heading").focus()
    press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.locator("#m-person-picked")).to_contain_text("Barasa Otieno")
    person = Person.objects.select_related("country").get(label="Barasa Otieno")
    (tenure,) = Tenure.objects.filter(person=person).select_related("office")
    assert (person.country, tenure.office.slug, tenure.start) == (kenya, "head", "2003-03-04")
    page.goto(page.url.replace(f"/{first.pk}/", f"/{second.pk}/"))
    expect(page.locator("#names")).to_contain_text("Barasa Otieno")
    expect(page.locator("#names")).not_to_contain_text("nobody of this name is known")


def test_enter_takes_nobody_who_has_another_name(open_desk: Open, archive: dict[str, Report], superuser: User) -> None:
    """Of people who do not bear the name the first is never taken by an Enter that was meant for the list."""
    page = open_desk(talks(4), superuser)
    press = Keys(page)
    press("N")
    options = page.locator("#name-form [role=option]")
    expect(options.first).to_contain_text("New person: Barasa Otieno")
    expect(options.nth(1)).to_be_visible()  # somebody else of this record
    press("Enter")
    expect(page.get_by_role("dialog", name="A new person")).to_be_visible()
