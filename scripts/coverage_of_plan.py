"""`make coverage-of-plan`: which rows of the plan are proven; reads files, runs nothing."""

import json
from pathlib import Path

REFERENCE = Path(__file__).resolve().parents[1] / "docs/reference"


def main() -> None:
    rows = json.loads((REFERENCE / "plan.json").read_text(encoding="utf-8"))
    proven = set(json.loads((REFERENCE / "proven.json").read_text(encoding="utf-8")))
    whole, clauses = 0, 0
    for row in rows:
        wanted = [f"{row['row']}.{n}" for n in range(1, row["clauses"] + 1)]
        have = [clause for clause in wanted if clause in proven]
        clauses += len(have)
        whole += have == wanted
        if have:
            mark = "proven" if have == wanted else "part  "
            print(f"{mark} {row['row']} {row['title']}: {len(have)}/{len(wanted)} {' '.join(have)}")
    print(f"clauses {clauses} of {sum(row['clauses'] for row in rows)}")
    print(f"proven {whole} of {len(rows)}")


if __name__ == "__main__":
    main()
