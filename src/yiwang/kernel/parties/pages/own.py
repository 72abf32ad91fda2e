"""我的资料 and 联系方式: what is kept about me, and how I am reached."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from yiwang.kernel.parties import actions, forms, policies, queries
from yiwang.kernel.parties.types import ContactKind
from yiwang.kernel.records.engine.disclosure import disclose, discloses
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.bound import fields_of
from yiwang.ui.components import Answer, Link, problems
from yiwang.ui.request import CityRequest


def crumbs(title: str) -> tuple[Link, ...]:
    return (Link(_("首页"), "/"), Link(_("我的"), "/me"), Link(title, current=True))


@require_GET
@discloses(subject="person", purpose="代为查看资料")
def profile(request: CityRequest) -> HttpResponse:
    """What the platform keeps about the party acted for."""
    party = request.actor.acting_for
    policies.check_has_own_affairs(request.actor)
    assert party is not None  # noqa: S101 - a person has a party; for the type checker
    policies.check_can_see_own(request.actor, party)
    shown = queries.get_shown(party)
    if party != request.actor.party:
        disclose(request, party, ("name", "number", "contacts"))
    contacts = reverse("my-contacts")
    unset = _("没有登记")
    context = {
        "crumbs": crumbs(_("我的资料")),
        "party": (
            Answer(_("名称") if shown.representative else _("姓名"), shown.name),
            Answer(str(shown.number_kind), shown.number),
            *((Answer(_("法定代表人"), shown.representative),) if shown.representative else ()),
            Answer(_("手机号码"), shown.contacts.get("phone", unset), change=contacts),
            Answer(_("电子邮箱"), shown.contacts.get("email", unset), change=contacts),
        ),
    }
    return render(request, "kernel_parties/profile.html", context)


@require_http_methods(["GET", "POST"])
@discloses(subject="person", purpose="代为更正联系方式")
def contacts(request: CityRequest) -> HttpResponse:
    """Correct telephone and e-mail of the party acted for."""
    policies.check_has_own_affairs(request.actor)
    party = request.actor.acting_for
    assert party is not None  # noqa: S101
    policies.check_can_see_own(request.actor, party)
    known = queries.read_contacts(party)
    if party != request.actor.party:
        disclose(request, party, ("phone", "email"))
    form = forms.Contacts(request.POST) if request.method == "POST" else forms.Contacts(known)
    if request.method == "POST" and form.is_valid():
        for kind in ContactKind.values:
            value = form.cleaned_data[kind]
            if value.strip() == known.get(kind, ""):
                continue
            try:
                actions.correct_contact(
                    party=party, kind=kind, value=value, actor=request.actor, at=clock.now()
                )
            except Refused as refused:
                form.add_error(kind, refused.message)
        if form.is_valid():
            return redirect("my-profile")
    fields = fields_of(form)
    context = {
        "crumbs": crumbs(_("联系方式")),
        "fields": fields,
        "problems": problems(fields),
        "name": queries.get_names([party])[party],
    }
    status = 422 if form.errors else 200
    return render(request, "kernel_parties/contacts.html", context, status=status)
