"""What is vendored is what vendor.toml says, and NOTICE names all of it."""

import hashlib
import importlib.util
import tomllib

import pytest

from yiwang.site.home import ROOT

ASSETS = tomllib.loads((ROOT / "vendor/vendor.toml").read_text())["asset"]


@pytest.mark.parametrize("asset", ASSETS, ids=lambda a: a["name"])
def test_a_vendored_file_has_the_hash_and_the_notice_it_is_registered_with(
    asset: dict[str, str],
) -> None:
    digest = hashlib.sha256((ROOT / asset["file"]).read_bytes()).hexdigest()

    assert asset["hash"] == f"sha256:{digest}"
    assert f"{asset['name']} {asset['version']}" in (ROOT / "NOTICE").read_text()


def test_every_icon_that_a_template_names_is_in_the_set() -> None:
    known = set((ROOT / "src/yiwang/ui/icons.txt").read_text().split())
    drawn = (ROOT / "src/yiwang/ui/static/ui/icons.svg").read_text()

    assert all(f'id="{name}"' in drawn for name in known)


@pytest.mark.skipif(not (ROOT / "node_modules/.bin/sass").exists(), reason="没有安装 node 的包")
def test_the_stylesheet_is_compiled_from_what_stands_beside_it() -> None:
    spec = importlib.util.spec_from_file_location("look", ROOT / "scripts/look.py")
    assert spec
    assert spec.loader
    look = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(look)

    assert look.stale(look.everything()) == []
