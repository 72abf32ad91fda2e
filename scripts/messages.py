"""Keep the catalogues: msgids are Chinese, English is written, 繁體 is converted.

`scripts/messages.py` gathers every msgid of src/yiwang with Django's makemessages (xgettext from
Debian's gettext), keeps the English that is there, fills zh_Hant by OpenCC s2t and compiles both.
`--compile` only compiles, `--check` says what is missing or stale. The .po and the .mo are
committed: an installed house needs neither gettext nor a step at set-up; the text files are what
people edit, and a test compares the two.
"""

import os
import sys
import tempfile
from pathlib import Path

import django
import polib
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src/yiwang"
LOCALE = SOURCE / "locale"
LOCALES = ("en", "zh_Hant")
# gathered before its own room: placeholders and headers that change with every run
STILL = {"Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
PLURALS = {"en": "nplurals=2; plural=(n != 1);", "zh_Hant": "nplurals=1; plural=0;"}


def path(locale: str, ending: str = "po") -> Path:
    return LOCALE / locale / "LC_MESSAGES" / f"django.{ending}"


def gather() -> None:
    """Let Django find the msgids, in the order of their files."""
    for locale in LOCALES:
        path(locale).parent.mkdir(parents=True, exist_ok=True)
    here = Path.cwd()
    os.chdir(SOURCE)
    try:
        call_command(
            "makemessages",
            locale=list(LOCALES),
            no_location=True,
            no_obsolete=True,
            no_wrap=True,
            verbosity=0,
        )
    finally:
        os.chdir(here)


def fill(locale: str) -> polib.POFile:
    """Return the catalogue with what can be filled by machine; English is never guessed."""
    from yiwang.ui.script import convert  # noqa: PLC0415 - needs Django's settings first

    catalogue = polib.pofile(str(path(locale)), wrapwidth=0)
    catalogue.metadata = {"Language": locale, **STILL, "Plural-Forms": PLURALS[locale]}
    catalogue.header = ""
    catalogue.metadata_is_fuzzy = False
    for entry in catalogue:
        if "fuzzy" in entry.flags:  # a guess from a similar sentence
            entry.flags.remove("fuzzy")
            entry.msgstr, entry.previous_msgid = "", None
            entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")
        if locale == "zh_Hant":
            entry.msgstr = "" if entry.msgid_plural else convert(entry.msgid, "zh-hant")
            if entry.msgid_plural:
                entry.msgstr_plural = {0: convert(entry.msgid, "zh-hant")}
    catalogue.sort(key=lambda entry: entry.msgid)
    return catalogue


def binary(catalogue: polib.POFile) -> bytes:
    with tempfile.NamedTemporaryFile(suffix=".mo") as file:
        catalogue.save_as_mofile(file.name)
        return Path(file.name).read_bytes()


def compile_all() -> None:
    for locale in LOCALES:
        path(locale, "mo").write_bytes(binary(polib.pofile(str(path(locale)))))


def wrong() -> list[str]:
    """Return what does not hold for the committed catalogues; reads them only."""
    said = []
    for locale in LOCALES:
        catalogue = polib.pofile(str(path(locale)))
        said += [
            f"{path(locale).relative_to(ROOT)}: 没有译文 {e.msgid}"
            for e in catalogue.untranslated_entries()
        ]
        if path(locale, "mo").read_bytes() != binary(catalogue):
            said.append(
                f"{path(locale, 'mo').relative_to(ROOT)}: 已过期，请运行 scripts/messages.py"
            )
    return said


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiwang.site.settings")
    sys.path.insert(0, str(ROOT / "src"))
    django.setup()
    if "--check" not in sys.argv:
        if "--compile" not in sys.argv:
            gather()
            for locale in LOCALES:
                fill(locale).save(str(path(locale)))
        compile_all()
    said = wrong()
    print("\n".join(said))
    return 1 if said else 0


if __name__ == "__main__":
    raise SystemExit(main())
