"""Record the golden letters: `python tests/golden/record_brieven.py [BRIEF ...]`.

Writes brieven/BRIEF.txt: the letter as text on the empty, the rich and the contradictory
case, for a person to read through before it is committed.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "documents"))

from letter_cases import golden  # noqa: E402

from gesprekshulp.knowledge.loading import load_content  # noqa: E402

if __name__ == "__main__":
    known = load_content()[0]
    chosen = sys.argv[1:] or [name for name, one in known.letters.items() if one.blocks]
    for one in chosen:
        (HERE / "brieven" / f"{one}.txt").write_text(golden(known, one), encoding="utf-8")
        print(one)
