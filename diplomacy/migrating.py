"""Brings the tables up to date, with the collector of garbage looking for it more rarely."""

import gc

from django.core.management import call_command

OFTEN = 10


def migrate() -> None:
    """Runs what is pending of the migrations, without a word.

    On nothing, they make some thousands of models that are thrown away again: in each of its searches through everything
    the collector meets all that the site is made of, which together takes a quarter of the time.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, old * OFTEN)
    try:
        call_command("migrate", interactive=False, verbosity=0)
    finally:
        gc.set_threshold(young, middle, old)
