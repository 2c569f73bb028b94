"""The workbench's addresses, below /admin/desk/reports/<pk>/."""

from __future__ import annotations

from django.urls import path

from . import adding, choosing, naming, views

urlpatterns = [
    path("state/", views.state, name="workbench_state"),
    path("apply/", views.apply, name="workbench_apply"),
    path("undo/", views.undo, name="workbench_undo"),
    path("redo/", views.redo, name="workbench_redo"),
    path("presence/", views.presence, name="workbench_presence"),
    path("candidates/", choosing.candidates, name="workbench_candidates"),
    path("topics/", choosing.topics, name="workbench_topics"),
    path("propositions/", choosing.propositions, name="workbench_propositions"),
    path("instruments/", choosing.instruments, name="workbench_instruments"),
    path("undertakings/", choosing.undertakings, name="workbench_undertakings"),
    path("suggestions/", choosing.suggestions, name="workbench_suggestions"),
    path("suggestions/refuse/", choosing.refuse_suggestion, name="workbench_refuse"),
    path("names/", naming.identify, name="workbench_names"),
    path("people/", adding.add_person, name="workbench_people"),
    path("people/printed/", adding.printed_beside, name="workbench_printed"),
]
