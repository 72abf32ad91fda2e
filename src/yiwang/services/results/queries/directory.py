"""证照目录: which licences the declared items issue, what each shows, and by which template."""

from dataclasses import dataclass

from yiwang.kernel.city.queries import get_city, list_items

CERTIFICATE = "证照"


@dataclass(frozen=True)
class LicenceType:
    """One type of licence as its pack declares it (GB/T 36902: 类型代码, 名称, 颁发机构)."""

    code: str
    title: str
    organ: str
    item: str  # "<pack>/<service>"
    item_title: str
    pattern: str
    fields: tuple[str, ...]
    public: tuple[str, ...]
    valid_for: str


def list_licence_types() -> list[LicenceType]:
    """Return every declared licence of the items in force, by type code."""
    city = get_city()
    found = [
        LicenceType(
            code=item.result.type_code or "",
            title=item.result.title,
            organ=city.organisations[item.service.organ.organisation].title,
            item=item.key,
            item_title=item.service.title,
            pattern=item.result.number or "",
            fields=tuple(field.title for field in item.result.fields),
            public=item.result.public,
            valid_for=item.result.valid_for or "",
        )
        for item in list_items()
        if item.result is not None and item.result.kind == CERTIFICATE
    ]
    return sorted(found, key=lambda licence: (licence.code, licence.item))
