"""What each event of the record takes of whoever caused it.

A deed of declarations.deeds, or SEE (who may see it), OWN (the party itself, or who acts for it),
ANYBODY. An event that is not named here fails the test: say here which grant it takes.
"""

SEE, OWN, ANYBODY = "see", "own", "anybody"
TAKES: dict[str, tuple[str, ...]] = {
    "access.refused": (ANYBODY,),
    "personal.disclosed": (ANYBODY,),  # what was shown is checked by the canaries
    "register.disclosed": ("registers.see", OWN),
    "account.signed-in": (ANYBODY,),
    "account.signed-out": (ANYBODY,),
    "account.sign-in-failed": (ANYBODY,),
    "account.locked": (ANYBODY,),
    "account.password-changed": (ANYBODY,),
    "account.password-issued": ("accounts.manage",),
    "account.unlocked": ("accounts.manage",),
    "account.closed": ("accounts.manage",),
    "account.opened": ("accounts.manage",),
    "appointment.made": ("accounts.manage",),
    "log.verification-asked": ("records.read",),
    "task.claimed": ("task",),
    "task.signed": ("task",),
    "case.accepted": ("cases.accept",),
    "case.declined": ("cases.accept",),
    "case.supplement-asked": ("cases.accept",),
    "case.suspended": ("cases.suspend",),
    "case.resumed": ("cases.suspend",),
    "case.extended": ("cases.extend",),
    "case.decided": ("cases.decide", "cases.accept"),  # a rule may grant once it is accepted
    "case.delivered": ("cases.deliver",),
    "case.closed": ("cases.deliver", "cases.accept", OWN),
    "case.noted": (SEE,),
    "case.received": (OWN, "cases.receive"),
    "case.supplemented": (OWN, "cases.receive"),
    "case.withdrawn": (OWN, "cases.receive"),
    "case.phone-corrected": (OWN,),
    "case.delivery-chosen": (OWN,),
    "file.stored": (ANYBODY,),
    "file.forgotten": (ANYBODY,),  # with the draft or upload whose own event is judged
    "message.read": (OWN,),
    "contact.corrected": (OWN, "cases.receive"),
    "mandate.given": (OWN, "cases.receive"),
    "mandate.ended": (OWN,),
    "case.rated": (OWN,),
    "case.supplement-uploaded": (OWN,),
    "case.supplement-unstaged": (OWN,),
    "draft.opened": (OWN, "cases.receive"),
    "draft.saved": (OWN, "cases.receive"),
    "draft.renewed": (OWN, "cases.receive"),
    "draft.discarded": (OWN, "cases.receive"),
    "draft.sent": (OWN, "cases.receive"),
    "draft.uploaded": (OWN, "cases.receive"),
    "draft.upload-removed": (OWN, "cases.receive"),
    "document.planned": ("cases.deliver", "results.manage"),
    "licence.standing-changed": ("results.manage",),
    "party.registered": ("cases.receive",),
    "document.verified": (ANYBODY,),
    "indicators.computed": (ANYBODY,),  # figures of one's own offices, made anew
    "province.mended": ("connectors.mend",),
    "province.rejected": ("connectors.mend",),
}

# pages that no form leads to, and why
UNREACHED: dict[str, str] = {
    "access:identity": "leads to the identity platform; tests/connectors/identity tries it",
    "access:identity-return": "comes from the identity platform; the same tests try it",
    "identity-simulator:authorize": "asked by the client of the platform; the same tests try it",
    "identity-simulator:token": "asked by the client of the platform; the same tests try it",
    "identity-simulator:userinfo": "asked by the client of the platform; the same tests try it",
    "indicator": "needs figures of a day; tests/cockpit/indicators shows whose",
    "my-offer": "needs somebody whom a register finds; tests/services/intake shows whose",
    "desk-offer": "needs somebody whom a register finds; tests/services/intake shows whose",
    "desk-licence": "needs the register of licences; tests/services/results shows whose",
    "province-simulator:row": "takes signed rows only; tests/connectors/province tries it",
}

# a POST that changes what no transaction undoes, and why it is not tried here
UNTRIED: dict[str, str] = {
    "province-simulator:control": "the simulator's mood lies in a file; nobody's data",
}
