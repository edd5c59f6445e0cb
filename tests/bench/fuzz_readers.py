"""Feed the readers with bytes that coverage leads to, for a given time, and say what was found.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install -e . atheris
    nice -n 19 /tmp/fuzz/bin/python tests/bench/fuzz_readers.py --seconds 600 [--reader form]

atheris is no dependency of the project: the tests feed the same readers with Hypothesis.
Without --reader every reader gets its share of the seconds, each in a process of its own,
starting from real files. What breaks a reader is kept in --keep (default: a folder for
temporary files), and the exit status is 1.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "hostile"), str(ROOT)]

# Per reader what coverage is counted in: a module that is imported later tells nothing.
MODULES = {
    "yaml": ("knowledge.reader", "knowledge.yaml_faults", "knowledge.diagnostics"),
    "content": ("knowledge.parsing", "knowledge.checking", "knowledge.sentences"),
    "header": ("knowledge.overlay",),
    "form": ("assistant.form.reading", "assistant.form.checking", "casework.guard"),
    "key_file": ("store.keyfile",),
    "settings": ("settings.keeping", "tui.keymap"),
    "house_style": ("documents.house_style",),
    "draft": ("tui.drafts",),
    "learnt": ("assistant.recognise.linear", "assistant.recognise.shipped"),
    "cache_file": ("knowledge.typed_cache",),
    "event": ("dossier.codec", "dossier.upcast"),
    "log": ("store.wal",),
    "typed": ("assistant.lines", "text"),
    "backup": ("store.pages", "store.cells", "store.pieces", "store.wal"),
    "pages": ("store.cells", "store.pieces", "store.joining", "store.mending", "store.rebuild"),
    "sealed": ("store.sealed_file",),
    "parcel": ("casework.handing_over", "store.carrying", "store.chain", "store.rows"),
    "key_opens": ("store.keyfile", "store.keys", "store.recovery"),
}
NAMES = tuple(MODULES)
LONGEST_STORE = 100_000  # a store with one case is larger than what the others read
LONGEST_INPUT, MOST_MEMORY, LONGEST = 20_000, 2048, 10
"""Bytes, megabytes, and seconds one input may take."""
STRETCHING, LONGEST_STRETCH = ("sealed", "key_opens"), 90
"""What a file may ask of scrypt is bounded at some ten seconds of a free computer."""


def seeds(name: str) -> list[bytes]:
    """Return real files that this reader takes, to start from."""
    content = ROOT / "content"
    if name in ("yaml", "header"):
        return [one.read_bytes()[:4000] for one in sorted(content.glob("*.yaml"))]
    if name == "content":
        from hostile_targets import CONTENT_NAMES

        found = []
        for number, one in enumerate(CONTENT_NAMES):
            path = next(iter(sorted(content.glob(one.replace("x.yaml", "*.yaml")))), None)
            if path is not None:
                found.append(bytes([number]) + path.read_bytes()[:12_000])
        return found
    if name == "form":
        cases = sorted((content / "voorbeeld" / "uitspraken").glob("*.json"))
        return [one.read_bytes()[:LONGEST_INPUT] for one in cases[:15]]
    if name in ("backup", "pages", "sealed", "parcel", "key_opens"):
        from hostile_targets import store_seeds

        return store_seeds(name)
    if name == "key_file":
        stored = sorted((ROOT / "tests" / "store" / "fixtures").rglob("sleutel.json"))
        return [one.read_bytes() for one in stored]
    if name == "settings":
        return [b"# x\nthema: donker\nhints: aan\ntoets.zaak-nieuw: x\nonbekend: ja\n"]
    if name == "house_style":
        from hostile_targets import docx_seeds

        return docx_seeds()
    if name == "learnt":
        return [b'{"labels":["a"],"scale":1.0,"rows":1,"learnt_from":""}\n\0\0\0\0\1']
    if name == "event":
        return [b"\x05" + json.dumps({"soort": "notitie-gemaakt", "version": 1}).encode()]
    return [b'{"naam": "m: belt > 1 dec"}']


def run_one(name: str, corpus: Path, seconds: int) -> None:
    """Fuzz one reader in this process; libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["gesprekshulp", "docx"]):
        for module in MODULES[name]:
            importlib.import_module(f"gesprekshulp.{module}")
    import hostile_targets

    read = hostile_targets.READERS[name]
    for number, seed in enumerate(seeds(name)):
        (corpus / f"zaad{number}").write_bytes(seed)
    atheris.Setup(
        [
            *(sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-print_final_stats=1"),
            *(
                f"-max_len={LONGEST_STORE if name in ('backup', 'pages') else LONGEST_INPUT}",
                f"-rss_limit_mb={MOST_MEMORY}",
                f"-timeout={LONGEST_STRETCH if name in STRETCHING else LONGEST}",
            ),
            f"-artifact_prefix={corpus.parent}/stuk-{name}-",
        ],
        read,
    )
    atheris.Fuzz()


def run_all(names: list[str], seconds: int, keep: Path) -> int:
    """Give every reader its share; print a line each. Returns how many broke."""
    broken = 0
    for name in names:
        corpus = keep / name
        corpus.mkdir(parents=True, exist_ok=True)
        share = str(seconds // len(names))
        call = [sys.executable, __file__, "--child", name, str(corpus), share]
        done = subprocess.run(
            call, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        said = done.stderr + done.stdout
        runs = re.findall(r"stat::number_of_executed_units:\s*(\d+)", said) or ["?"]
        covered = re.findall(r"cov: (\d+)", said) or ["?"]
        peak = re.findall(r"stat::peak_rss_mb:\s*(\d+)", said) or ["?"]
        verdict = "goed" if done.returncode == 0 else "STUK"
        broken += done.returncode != 0
        print(
            f"{name:12} {share:>5} s  {runs[-1]:>9} keer  {covered[-1]:>6} takken"
            f"  {peak[-1]:>5} MB  {verdict}",
            flush=True,
        )
        if done.returncode:
            print(said[-3000:], flush=True)
    return broken


def main() -> int:
    """Read the arguments and go."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--seconds", type=int, default=600)
    asked.add_argument("--reader", choices=NAMES, action="append")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = asked.parse_args()
    if chosen.child:
        name, corpus, seconds = chosen.child
        run_one(name, Path(corpus), int(seconds))
        return 0
    keep = chosen.keep or Path(tempfile.mkdtemp(prefix="gesprekshulp-fuzz-"))
    return int(run_all(chosen.reader or list(NAMES), chosen.seconds, keep) > 0)


if __name__ == "__main__":
    sys.exit(main())
