"""Who may sign in at the identity simulator: the people whom journeys call by name."""

from functools import cache

from django.conf import settings

from yiwang.connectors.identity.simulator.types import Sitter
from yiwang.lib.ids import gb11643
from yiwang.site.demo import firms, people

RESIDENT, PERMIT, RESIDENCE = "公民身份号码", "港澳居民来往内地通行证", "港澳居民居住证"
SHOPS = {0: 0, 6: 1, 7: 2}  # place in people.CAST: place in firms.CAST
CLERK = 7  # also 经办人 of the first shop


@cache
def list_sitters() -> tuple[Sitter, ...]:
    """Return the living of the cast, each firm of it with its leader or 经办人, and 港澳 residents."""
    with (settings.CITY_FOLDER / "regions.csv").open(encoding="utf-8") as lines:
        regions = people.read_regions(lines)
    cast = people.make_people(regions, count=len(people.CAST))
    shops = firms.make_firms(cast, count=len(firms.CAST))
    alone = [_alone(p) for p in cast if p.alive == "是"]
    leaders = [_for(cast[i], shops[shop], "法定代表人") for i, shop in SHOPS.items()]
    born = people.CAST[0].birth_date
    visitors = [
        Sitter("陈大文", PERMIT, "H00000001", "19900009901"),
        Sitter("李嘉玲", RESIDENCE, gb11643.make("810000", born, 996), "19900009902"),
    ]
    return (*alone, *leaders, _for(cast[CLERK], shops[0], "经办人"), *visitors)


def _alone(person: people.Person) -> Sitter:
    return Sitter(person.name, RESIDENT, person.id_number, person.phone or "")


def _for(person: people.Person, firm: firms.Firm, role: str) -> Sitter:
    return Sitter(
        person.name,
        RESIDENT,
        person.id_number,
        person.phone or "",
        firm=firm.name,
        credit_code=firm.credit_code,
        role=role,
        representative=firm.legal_representative,
    )
