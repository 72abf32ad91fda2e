"""Write docs/reference/plan.json: the rows of the inventory and how many clauses each has.

Usage: scripts/plan.py PATH/inventory.md
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| ([A-L]\d\d) \| ([^|]+) \|")
CLAUSE = re.compile("[①②③④⑤⑥⑦⑧⑨⑩]")


def rows(text: str) -> list[dict[str, object]]:
    """Return id, title and number of clauses; a row without a circled number has one."""
    found = []
    for line in text.splitlines():
        if match := ROW.match(line):
            clauses = max(1, len(set(CLAUSE.findall(line))))
            found.append({"row": match[1], "title": match[2].strip(), "clauses": clauses})
    return found


def main() -> None:
    found = rows(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in found)
    (ROOT / "docs/reference/plan.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"{len(found)} rows, {sum(int(str(row['clauses'])) for row in found)} clauses")


if __name__ == "__main__":
    main()
