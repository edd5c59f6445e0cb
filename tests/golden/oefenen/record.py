"""Write the transcript of a good and a bad talker for every scene, to be read and kept.

Run: python tests/golden/oefenen/record.py. Look at what changed before keeping it.
"""

from pathlib import Path

from gesprekshulp.assistant.rehearsal.transcript import written
from gesprekshulp.assistant.rehearsal.trial import bad, good, run
from gesprekshulp.knowledge.loading import load_content
from gesprekshulp.knowledge.scenes import Scene

HERE = Path(__file__).parent
SEED = 7
PLAYERS = {"goed": good, "slecht": bad}


def transcript(scene: Scene, player: str) -> str:
    return written(scene, run(scene, SEED, PLAYERS[player]))


if __name__ == "__main__":
    for old in HERE.glob("*.txt"):
        old.unlink()
    for scene in load_content()[0].scenes.values():
        if scene.template == "nee":
            for player in PLAYERS:
                (HERE / f"{scene.id}.{player}.txt").write_text(
                    transcript(scene, player), encoding="utf-8"
                )
