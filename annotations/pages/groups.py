"""The pages of research groups. Who is not in a group is told what is told of one that does not exist."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from annotations.grouping import (
    RefusedGroup,
    TooMany,
    change_role,
    describe,
    dissolve,
    found,
    hand_over,
    leave,
    remove,
)
from annotations.models import Invitation, Membership, ResearchGroup
from annotations.models.groups import Role

from .answering import private, slowed
from .forms import GroupForm, InvitationForm, RoleForm


@private
@slowed(TooMany)
@require_http_methods(["GET", "HEAD", "POST"])
def groups(request: HttpRequest) -> HttpResponse:
    """One's own groups, and a form that founds one."""
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            group = found(by=request.user, **form.cleaned_data)
        except TooMany:
            raise
        except RefusedGroup as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The group is founded. Invite whom you work with."))
            return redirect("annotations:group", group.slug)
    mine = Membership.objects.current().filter(user=request.user.pk).with_people()
    return render(request, "groups/list.html", {"memberships": mine, "form": form}, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD"])
def group(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is in it, and what an owner can do."""
    return show_group(request, _own_group(request, slug))


@private
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest, slug: str) -> HttpResponse:
    """An owner's page: name and description, and the end of the group."""
    group = _own_group(request, slug)
    form = GroupForm(request.POST or None, initial={"name": group.name, "description": group.description})
    if request.method == "POST" and form.is_valid():
        try:
            describe(group=group, by=request.user, **form.cleaned_data)
        except RefusedGroup as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Kept."))
            return redirect("annotations:group", slug)
    is_owner = _role(group, request) == Role.OWNER
    context = {"group": group, "form": form, "is_owner": is_owner}
    return render(request, "groups/settings.html", context, status=422 if form.errors else 200)


@private
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """An owner's page of one member: role, handing over, removing."""
    group = _own_group(request, slug)
    members = Membership.objects.current().with_people().filter(group=group)
    membership = get_object_or_404(members, pk=pk)
    form = RoleForm(request.POST if "role" in request.POST else None, initial={"role": membership.role})
    if request.method == "POST":
        try:
            if "remove" in request.POST:
                remove(membership=membership, by=request.user)
                told = _("%(name)s is not in the group any more.")
            elif "hand_over" in request.POST:
                hand_over(membership=membership, by=request.user)
                told = _("The group is now in the hands of %(name)s.")
            elif form.is_valid():
                change_role(membership=membership, role=form.cleaned_data["role"], by=request.user)
                told = _("The role of %(name)s is changed.")
            else:
                raise RefusedGroup(_("A role is owner, editor or member."))
        except RefusedGroup as refusal:
            messages.error(request, str(refusal))
            return redirect(request.path)
        messages.success(request, told % {"name": membership.user.called})
        return redirect("annotations:group", slug)
    context = {
        "group": group,
        "membership": membership,
        "form": form,
        "is_owner": _role(group, request) == Role.OWNER,
        "is_self": membership.user_id == request.user.pk,
    }
    return render(request, "groups/member.html", context)


@private
@require_POST
def leave_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Ends one's own membership."""
    group = _own_group(request, slug)
    try:
        leave(group=group, by=request.user)
    except RefusedGroup as refusal:
        messages.error(request, str(refusal))
        return redirect("annotations:group", slug)
    messages.success(request, _("You have left %(group)s. What you shared with it is still yours.") % {"group": group})
    return redirect("annotations:groups")


@private
@require_POST
def dissolve_group(request: HttpRequest, slug: str) -> HttpResponse:
    """Ends the group, once its name was typed."""
    group = _own_group(request, slug)
    if " ".join(request.POST.get("name", "").split()) != group.name:
        messages.error(request, _("Type the group’s name to dissolve it."))
        return redirect("annotations:group_settings", slug)
    try:
        dissolve(group=group, by=request.user)
    except RefusedGroup as refusal:
        messages.error(request, str(refusal))
        return redirect("annotations:group", slug)
    messages.success(request, _("%(group)s is dissolved.") % {"group": group})
    return redirect("annotations:groups")


def show_group(
    request: HttpRequest, group: ResearchGroup, form: forms.Form | None = None, *, status: int = 200
) -> HttpResponse:
    """The group's page, with the form of an invitation for its owners."""
    role = _role(group, request)
    is_owner = role == Role.OWNER
    invitations = Invitation.objects.open().filter(group=group).select_related("by") if is_owner else ()
    context = {
        "group": group,
        "role": Role(role).label if role else "",
        "is_owner": is_owner,
        "members": Membership.objects.current().filter(group=group).with_people(),
        "invitations": invitations,
        "form": form or InvitationForm(),
    }
    return render(request, "groups/group.html", context, status=status)


def _own_group(request: HttpRequest, slug: str) -> ResearchGroup:
    """The group of that slug, for its members; raises Http404 for everybody else."""
    return get_object_or_404(ResearchGroup.objects.of(request.user), slug=slug)


def _role(group: ResearchGroup, request: HttpRequest) -> str:
    memberships = Membership.objects.current().filter(group=group, user=request.user.pk)
    return memberships.values_list("role", flat=True).first() or ""
