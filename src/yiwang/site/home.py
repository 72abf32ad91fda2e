"""YIWANG_HOME: where data, passwords and logs live, and how commands find the database there."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from yiwang.site import privileges
from yiwang.site.database import Server

KEYS = {"YIWANG_SECRET_KEY", "YIWANG_FIELD_KEY"}  # made at the first start
ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Home:
    folder: Path

    @property
    def server(self) -> Server:
        return Server(self.folder)

    @property
    def logs(self) -> Path:
        return self.folder / "log"

    @property
    def address(self) -> Path:
        """The file that says where the running site answers."""
        return self.folder / "address"

    @property
    def accounts(self) -> Path:
        """The demo accounts as JSON: their being there is what production refuses."""
        return self.folder / "demo.json"

    def prepare(self) -> None:
        """Make the folders; those that web and worker write in belong to the system user."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name in ("log", "files", "static"):
            (self.folder / name).mkdir(exist_ok=True)
            privileges.own(self.folder / name)
        (self.folder / "keys").mkdir(mode=0o700, exist_ok=True)
        privileges.own(self.folder / "keys")

    def secret(self, name: str) -> str:
        """Return a random word kept in a file of mode 600, made at its first use."""
        path = self.folder / "secrets" / name
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(secrets.token_hex(32))
        return path.read_text()

    def url(self, role: str) -> str:
        user = f"yiwang_{role}"
        return self.server.url(user=user, password=self.secret(user), database="yiwang")

    def environment(self) -> dict[str, str]:
        """Return what web and worker are told; the owner's password is not among it."""
        given = {
            "DJANGO_SETTINGS_MODULE": "yiwang.site.settings",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONDONTWRITEBYTECODE": "1",
            "YIWANG_HOME": str(self.folder),
        }
        for name in KEYS - set(os.environ):
            given[name] = self.secret(name.lower())
        if "YIWANG_DATABASE_URL" not in os.environ:
            given["YIWANG_DATABASE_URL"] = self.url("app")
        return given


def here() -> Home:
    """Return YIWANG_HOME, else /var/lib/yiwang as root, else ~/.local/share/yiwang."""
    if named := os.environ.get("YIWANG_HOME"):
        return Home(Path(named).absolute())
    if os.geteuid() == 0:
        return Home(Path("/var/lib/yiwang"))
    return Home(Path.home() / ".local/share/yiwang")


def connect() -> None:
    """Point Django of this process at the running database, as its owner.

    Raises SystemExit with the command to run when nothing answers.
    """
    place = here()
    if "YIWANG_DATABASE_URL" not in os.environ:
        if not place.server.running():
            raise SystemExit("数据库没有运行：请先执行 make run（或 yiwang up），再运行本命令。")
        os.environ.update(place.environment())
        os.environ["YIWANG_OWNER_URL"] = place.url("owner")
        os.environ.setdefault("YIWANG_DEMO", "1" if place.accounts.exists() else "")
    owner = os.environ.get("YIWANG_OWNER_URL") or os.environ["YIWANG_DATABASE_URL"]
    os.environ.update(YIWANG_OWNER_URL=owner, YIWANG_DATABASE_URL=owner)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yiwang.site.settings")
