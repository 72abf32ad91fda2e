"""What row-level security is told about an actor: the second wall under the policies."""

from yiwang.lib.actor import Actor, Kind

# deeds of administrators, on items and on registers open no business rows; receiving opens the rows of one applicant only,
# and only while they stand at the window (services.intake.actions.window)
OFFICE_ONLY = ("accounts.", "records.", "catalogue.", "registers.", "cases.receive")


def settings_of(actor: Actor) -> dict[str, str]:
    """Return the settings that yiwang_sees() and yiwang_runs() read; lists are comma-separated."""
    organisations = {g.organisation for g in actor.grants if not g.deed.startswith(OFFICE_ONLY)}
    kind = "" if actor.kind == Kind.ANONYMOUS else str(actor.kind)
    return {
        "yiwang.kind": kind,
        "yiwang.orgs": ",".join(sorted(organisations)),
        "yiwang.parties": ",".join(sorted(str(p) for p in actor.parties)),
        "yiwang.errands": ",".join(sorted(f"{p}:{item}" for p, item in actor.errands)),
    }
