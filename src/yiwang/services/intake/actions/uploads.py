"""Files come in one by one: what is right is kept, whatever happens to the others."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

from yiwang.kernel.cases import actions as cases_actions
from yiwang.kernel.cases import policies as cases
from yiwang.kernel.cases.models import Case
from yiwang.kernel.cases.queries import get_case
from yiwang.kernel.cases.types import Handed
from yiwang.kernel.city.queries import get_item
from yiwang.kernel.files.actions import forget, store
from yiwang.kernel.files.models import StoredFile
from yiwang.kernel.files.policies import check_size
from yiwang.kernel.records.actions import record
from yiwang.lib.actor import Actor
from yiwang.lib.refused import Refused
from yiwang.services.intake import policies, queries
from yiwang.services.intake.models import Draft, Upload
from yiwang.services.intake.types import FILE_LIMIT, Uploaded


class Sent(Protocol):
    """A file as a form sends it."""

    @property
    def name(self) -> str | None: ...
    @property
    def size(self) -> int | None: ...
    def read(self) -> bytes: ...


Posted = Iterable[tuple[str, Collection[str], Sent]]  # material, accepted kinds, file


def _keep(
    sent: Sent, *, accept: Collection[str], field: str, actor: Actor, at: datetime
) -> StoredFile:
    name = sent.name or "file"
    check_size(sent.size or 0, name=name, limit=FILE_LIMIT, field=field)  # before it is read
    return store(
        content=sent.read(),
        name=name,
        accept=accept,
        limit=FILE_LIMIT,
        actor=actor,
        at=at,
        field=field,
    )


@transaction.atomic
def add_uploads(
    *, draft_id: UUID, files: Posted, actor: Actor, at: datetime, seen: int | None = None
) -> Uploaded:
    """Keep the files of one posted page; a file that cannot be kept is told by its material."""
    draft = queries.get_draft(draft_id, lock=True)
    policies.check_can_change(actor, draft, seen=seen)
    problems: dict[str, str] = {}
    for material, accept, sent in files:
        try:
            policies.check_room_for_files(draft.uploads.count())
            file = _keep(sent, accept=accept, field=material, actor=actor, at=at)
        except Refused as refused:
            problems[material] = refused.message
            continue
        _upload(file, material, draft=draft, at=at)
        record("draft.uploaded", about=draft, actor=actor, at=at, data={"material": material})
    draft.version += 1
    draft.saved_at = at
    draft.save()
    return Uploaded(problems)


def _upload(file: StoredFile, material: str, *, draft: Draft, at: datetime) -> Upload:
    return Upload.objects.create(
        draft=draft,
        organisation=draft.organisation,
        party=draft.party,
        material=material,
        file=file.pk,
        name=file.name,
        size=file.size,
        at=at,
    )


@transaction.atomic
def remove_upload(*, upload_id: int, actor: Actor, at: datetime) -> None:
    """Take a file out of a draft; what was sent meanwhile keeps it."""
    upload = queries.get_upload(upload_id)
    if upload.draft is None:
        raise policies.NOT_FOUND
    draft = queries.get_draft(upload.draft.pk, lock=True)
    policies.check_can_change(actor, draft)
    record(
        "draft.upload-removed",
        about=draft,
        actor=actor,
        at=at,
        data={"material": upload.material},
    )
    upload.delete()
    forget(ids=[upload.file], actor=actor, at=at)


@transaction.atomic
def stage(*, case_id: UUID, files: Posted, actor: Actor, at: datetime) -> Uploaded:
    """Keep files for a supplement; they are handed in with it."""
    case = get_case(case_id, lock=True)
    cases.check_can_supplement(actor, case)
    problems: dict[str, str] = {}
    for material, accept, sent in files:
        try:
            policies.check_room_for_files(len(queries.list_staged(case_id)))
            file = _keep(sent, accept=accept, field=material, actor=actor, at=at)
        except Refused as refused:
            problems[material] = refused.message
            continue
        Upload.objects.create(
            case=case.pk,
            organisation=case.organisation,
            party=case.party,
            material=material,
            file=file.pk,
            name=file.name,
            size=file.size,
            at=at,
        )
        record(
            "case.supplement-uploaded", about=case, actor=actor, at=at, data={"material": material}
        )
    return Uploaded(problems)


@transaction.atomic
def unstage(*, case_id: UUID, upload_id: int, actor: Actor, at: datetime) -> None:
    """Take one staged file away again."""
    case = get_case(case_id, lock=True)
    cases.check_can_supplement(actor, case)
    staged = Upload.objects.filter(case=case_id, pk=upload_id).first()
    if staged is None:  # taken away already, or handed in meanwhile
        return
    record("case.supplement-unstaged", about=case, actor=actor, at=at, data={"upload": upload_id})
    staged.delete()
    forget(ids=[staged.file], actor=actor, at=at)


@transaction.atomic
def answer_supplement(
    *,
    case_id: UUID,
    answers: Mapping[str, object],
    actor: Actor,
    at: datetime,
    seen: int | None = None,
) -> Case:
    """Hand in what was staged and changed; nothing at all is refused."""
    case = get_case(case_id, lock=True)
    titles = {m.id: m.title for m in get_item(case.release).service.materials}
    staged = queries.list_staged(case_id)
    changed = {w: v for w, v in answers.items() if v != case.answers.get(w)}
    if not staged and not changed:
        raise Refused(
            "supplement-empty", "还没有上传材料，也没有改动填报内容。请按告知的内容补好再提交。"
        )
    handed = [
        Handed(u.material, titles.get(u.material, u.name), "applicant", u.file, note=u.name)
        for u in staged
    ]
    case = cases_actions.supplement(
        case_id=case_id, answers=changed, materials=handed, actor=actor, at=at, seen=seen
    )
    Upload.objects.filter(case=case_id).delete()
    return case
