"""Signing in and out, 为谁办, and the three administrators."""

from django.urls import path

from yiwang.kernel.access.pages import accounts, audit, identity, roles, staff

app_name = "access"
urlpatterns = [
    path("login", identity.choose, name="login"),
    path("login/identity", identity.start, name="identity"),
    path("login/identity/return", identity.finish, name="identity-return"),
    path("login/staff", staff.sign_in, name="staff"),
    path("login/password", staff.password, name="password"),
    path("logout", staff.sign_out, name="logout"),
    path("for", identity.act_for, name="act-for"),
    path("desk/admin/accounts", accounts.accounts, name="admin-accounts"),
    path("desk/admin/accounts/<uuid:account_id>", accounts.account, name="admin-account"),
    path("desk/admin/accounts/<uuid:account_id>/unlock", accounts.unlock, name="admin-unlock"),
    path("desk/admin/accounts/<uuid:account_id>/close", accounts.close, name="admin-close"),
    path("desk/admin/accounts/<uuid:account_id>/password", accounts.issue, name="admin-issue"),
    path("desk/admin/posts", accounts.posts, name="admin-posts"),
    path("desk/admin/posts/follow", accounts.follow, name="admin-follow"),
    path("desk/admin/roles", roles.roles, name="admin-roles"),
    path("desk/admin/roles/<slug:role_id>", roles.role, name="admin-role"),
    path("desk/admin/records", audit.lines, name="admin-records"),
    path("desk/admin/records/<int:record_id>", audit.line, name="admin-record"),
    path("desk/admin/looks", audit.looks, name="admin-looks"),
    path("desk/admin/log", audit.log, name="admin-log"),
    path("desk/admin/log/verify", audit.verify, name="admin-verify"),
]
