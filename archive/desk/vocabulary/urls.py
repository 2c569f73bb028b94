"""The addresses of the vocabulary, below /admin/desk/vocabulary/."""

from __future__ import annotations

from django.urls import path, re_path

from . import dividing, merging, moving, propositions, renaming, scheme, tenures, topics, tree

PICTURE = r"(?P<suffix>svg|png|csv)$"

urlpatterns = [
    path("", tree.tree, name="topic_tree"),
    path("topics/new/", topics.add, name="topic_new"),
    path("topics/import/", scheme.take_in_file, name="scheme_import"),
    path("topics/import/<int:pk>/", scheme.look_at_file, name="scheme_look"),
    re_path(r"^topics/scheme\.(?P<suffix>ttl|jsonld)$", scheme.export, name="scheme_export"),
    path("topics/<int:pk>/", topics.edit, name="topic"),
    path("topics/<int:pk>/move/", moving.move, name="topic_move"),
    path("topics/<int:pk>/merge/", merging.merge, name="topic_merge"),
    path("topics/<int:pk>/divide/", dividing.divide, name="topic_divide"),
    path("topics/<int:pk>/statements/", dividing.statements, name="topic_statements"),
    re_path(
        r"^(?P<kind>person|country|office|topic|meeting|proposition|instrument)/(?P<pk>[0-9]{1,18})/address/$",
        renaming.rename,
        name="rename",
    ),
    path("propositions/", propositions.proposition_list, name="propositions"),
    path("propositions/new/", propositions.add, name="proposition_new"),
    path("propositions/<int:pk>/", propositions.proposition, name="proposition"),
    path("propositions/<int:pk>/decide/<int:number>/", propositions.decide, name="proposition_decide"),
    path("people/<int:pk>/", tenures.person, name="person"),
    re_path(rf"^people/(?P<pk>[0-9]{{1,18}})/offices\.{PICTURE}", tenures.person_picture, name="person_picture"),
    path("offices/<int:pk>/", tenures.office, name="office"),
    re_path(rf"^offices/(?P<pk>[0-9]{{1,18}})/holders\.{PICTURE}", tenures.office_picture, name="office_picture"),
]
