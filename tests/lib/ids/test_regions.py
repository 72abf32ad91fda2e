"""统计用区划代码."""

import pytest

from yiwang.lib.ids import regions


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("44", ("44", "省级", "", "")),
        ("4407", ("4407", "市级", "", "44")),
        ("440783", ("440783", "县级", "", "4407")),
        ("440783000000", ("440783", "县级", "", "4407")),
        ("440703002", ("440703002", "镇街", "街道", "440703")),
        ("440783100", ("440783100", "镇街", "镇", "440783")),
        ("440783100000", ("440783100", "镇街", "镇", "440783")),
        ("440703002101", ("440703002101", "村社区", "居委会", "440703002")),
        ("440783100201", ("440783100201", "村社区", "村委会", "440783100")),
        ("110000", ("11", "省级", "", "")),
    ],
)
def test_a_code_names_its_level(code: str, named: tuple[str, str, str, str]) -> None:
    region = regions.split(code)

    assert (region.code, region.level, region.kind, region.parent) == named


def test_a_village_knows_every_region_around_it() -> None:
    region = regions.split("440783100201")

    assert region.chain == ("44", "4407", "440783", "440783100", "440783100201")
    assert regions.split("440783").full == "440783000000"


def test_containment_goes_by_level() -> None:
    assert regions.contains("440783", "440783100201")
    assert regions.contains("440783000000", "440783100")
    assert regions.contains("", "44")
    assert not regions.contains("440783100", "440783")
    assert not regions.contains("440703", "440783100")


@pytest.mark.parametrize("code", ["", "1", "440", "44078", "0407", "44078310020A", "4407831002011"])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="not a region code"):
        regions.split(code)
