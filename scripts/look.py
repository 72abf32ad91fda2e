"""Make what the look is compiled from: stylesheet, icons, vendored files, NOTICE.

`scripts/look.py` makes them (after `npm ci`); `scripts/look.py --check` only says what is stale,
and says nothing where node is not installed: nothing here is needed to run.
Versions and licences come from the packages themselves; vendor/vendor.toml records their hashes.
"""

import hashlib
import json
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
UI = ROOT / "src/yiwang/ui"
SVG = "{http://www.w3.org/2000/svg}"

# file under vendor/, npm package, file in the package, who made it
VENDORED = (
    ("web/htmx/htmx.min.js", "htmx.org", "dist/htmx.min.js", "Big Sky Software"),
    (
        "web/echarts/echarts.common.min.js",
        "echarts",
        "dist/echarts.common.min.js",
        "The Apache Software Foundation",
    ),
    ("tests/axe/axe.min.js", "axe-core", "axe.min.js", "Deque Systems"),
)
# compiled into our own files
COMPILED = (
    ("src/yiwang/ui/static/ui/yiwang.css", "govuk-frontend", "Crown Copyright"),
    ("src/yiwang/ui/static/ui/icons.svg", "@tabler/icons", "Paweł Kuna"),
)
# govuk-frontend says MIT in its package.json and carries no text of it
MIT = """The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


@dataclass(frozen=True)
class Made:
    path: str
    content: bytes


def package(name: str) -> dict[str, str]:
    found: dict[str, str] = json.loads((MODULES / name / "package.json").read_text())
    return found


def licence(name: str, path: str) -> Made:
    """Return the licence text of a package, to lie beside what was taken from it."""
    source = MODULES / name / "LICENSE"
    return Made(path, source.read_bytes() if source.exists() else MIT.encode())


def stylesheet() -> Made:
    done = subprocess.run(
        [
            str(MODULES / ".bin/sass"),
            f"--load-path={MODULES}",
            "--style=compressed",
            "--no-source-map",
            "--no-charset",
            str(UI / "scss/yiwang.scss"),
        ],
        check=True,
        capture_output=True,
    )
    return Made("src/yiwang/ui/static/ui/yiwang.css", done.stdout)


def icons() -> Made:
    """Gather the icons that are used into one file of symbols."""
    lines = ['<svg xmlns="http://www.w3.org/2000/svg">']
    for name in (UI / "icons.txt").read_text().split():
        tree = ET.parse(MODULES / "@tabler/icons/icons/outline" / f"{name}.svg")  # noqa: S314 - from the lock
        shapes = [e for e in tree.getroot() if e.get("stroke") != "none"]
        drawn = "".join(
            f"<{e.tag.removeprefix(SVG)} "
            + " ".join(f'{k}="{v}"' for k, v in e.attrib.items())
            + "/>"
            for e in shapes
        )
        lines.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawn}</symbol>')
    return Made("src/yiwang/ui/static/ui/icons.svg", "\n".join([*lines, "</svg>", ""]).encode())


def vendored() -> list[Made]:
    made = [licence(name, f"vendor/compiled/{Path(name).name}.LICENSE") for _, name, _ in COMPILED]
    for path, name, source, _ in VENDORED:
        made.append(Made(f"vendor/{path}", (MODULES / name / source).read_bytes()))
        made.append(licence(name, f"vendor/{Path(path).parent}/LICENSE"))
    return made


def register(made: list[Made]) -> Made:
    """Write vendor.toml: name, version, licence, file and hash of everything vendored."""
    hashes = {m.path: hashlib.sha256(m.content).hexdigest() for m in made}
    known = [(f"vendor/{path}", name, by) for path, name, _, by in VENDORED]
    lines = ["# Made by scripts/look.py: what is vendored or compiled in, under which licence."]
    for path, name, by in [*known, *COMPILED]:
        facts = package(name)
        lines += [
            "",
            "[[asset]]",
            f'name = "{name}"',
            f'version = "{facts["version"]}"',
            f'licence = "{facts["license"]}"',
            f'by = "{by}"',
            f'file = "{path}"',
            f'hash = "sha256:{hashes[path]}"',
        ]
    return Made("vendor/vendor.toml", "\n".join([*lines, ""]).encode())


def notice(listed: Made) -> Made:
    """Write NOTICE from vendor.toml."""
    assets = tomllib.loads(listed.content.decode())["asset"]
    lines = ["Yiwang 一网", "", "This product includes software made by others:", ""]
    lines += [
        f"- {a['name']} {a['version']}, {a['by']}, {a['licence']} ({a['file']})" for a in assets
    ]
    return Made("NOTICE", "\n".join([*lines, ""]).encode())


def everything() -> list[Made]:
    made = [stylesheet(), icons(), *vendored()]
    listed = register(made)
    return [*made, listed, notice(listed)]


def stale(made: list[Made]) -> list[str]:
    return [
        m.path
        for m in made
        if not (ROOT / m.path).exists() or (ROOT / m.path).read_bytes() != m.content
    ]


def main() -> int:
    if "--check" in sys.argv and not (MODULES / ".bin/sass").exists():
        return 0
    made = everything()
    if "--check" in sys.argv:
        old = stale(made)
        for path in old:
            print(f"{path}: 已过期，请运行 scripts/look.py")
        return 1 if old else 0
    for m in made:
        path = ROOT / m.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(m.content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
