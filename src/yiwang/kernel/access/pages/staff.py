"""Staff: login name and password."""

from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from yiwang.kernel.access import actions, forms, policies, queries
from yiwang.kernel.access.engine import session
from yiwang.lib import clock
from yiwang.lib.refused import Refused
from yiwang.ui.components import problems
from yiwang.ui.request import CityRequest

PASSWORD = 1  # level of assurance
DESK = "/desk"  # where the work of staff begins
CHANGE = "kernel_access/password.html"


def after(request: HttpRequest, wanted: str, *, home: str = "/") -> str:
    """Return the page that was asked for before signing in, if it is one of ours; else `home`."""
    hosts = {request.get_host()}
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=hosts, require_https=request.is_secure()
    )
    return wanted if wanted and ours else home


def show(
    request: HttpRequest, template: str, form: Form, *, status: int, **more: object
) -> HttpResponse:
    """Show a form with its error summary."""
    fields = forms.fields_of(form)
    context = {"fields": fields, "problems": problems(fields), **more}
    return render(request, template, context, status=status)


def begin(request: HttpRequest, account_id: UUID, *, assurance: int) -> None:
    """Start a signed-in session under a new key."""
    account = queries.get_account(account_id)
    request.session.cycle_key()
    session.begin(request.session, account=account.pk, epoch=account.epoch, assurance=assurance)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("password")
def sign_in(request: CityRequest) -> HttpResponse:
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if request.method == "GET":
        return _form(request, forms.SignIn(), wanted, status=200)
    form = forms.SignIn(request.POST)
    if not form.is_valid():
        return _form(request, form, wanted, status=422)
    attempt = actions.sign_in_staff(
        username=form.cleaned_data["username"],
        password=form.cleaned_data["password"],
        at=clock.now(),
    )
    if attempt.refused:
        form.add_error(attempt.refused.field, attempt.refused.message)
        return _form(request, form, wanted, status=422)
    account = queries.get_account(UUID(attempt.account))
    begin(request, account.pk, assurance=PASSWORD)
    if account.must_change:
        return redirect("access:password")
    return redirect(after(request, wanted, home=DESK))


def _form(request: CityRequest, form: forms.SignIn, wanted: str, *, status: int) -> HttpResponse:
    return show(request, "kernel_access/staff.html", form, status=status, next=wanted)


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("old", "new", "again")
def password(request: CityRequest) -> HttpResponse:
    policies.check_is_signed_in(request.actor)
    form = forms.ChangePassword(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        status = 200 if request.method == "GET" else 422
        return show(request, CHANGE, form, status=status)
    try:
        account = actions.change_password(
            account_id=UUID(request.actor.id),
            old=form.cleaned_data["old"],
            new=form.cleaned_data["new"],
            actor=request.actor,
            at=clock.now(),
        )
    except Refused as refused:
        # shown beside the field; nothing was written
        form.add_error(refused.field or None, refused.message)
        return show(request, CHANGE, form, status=422)
    begin(request, account.pk, assurance=PASSWORD)
    return redirect(DESK)


@require_POST
def sign_out(request: CityRequest) -> HttpResponse:
    actions.sign_out(actor=request.actor, at=clock.now())
    request.session.flush()
    return redirect("/")
