"""herken, content leer en content evalueer: regels erin, één antwoord per regel eruit."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from gesprekshulp.cli import main

BANK = [
    *({"tekst": text, "labels": ["weg"]} for text in (
        "Straks moet hij hier weg", "Jullie willen van hem af", "Moet mijn kind van school",
        "Hij mag hier zeker niet blijven", "Sturen jullie hem weg", "Naar een andere school dus",
    )),
    *({"tekst": text, "labels": ["thuis"]} for text in (
        "Thuis doet hij dat nooit", "Bij ons is hij rustig", "Thuis gaat het heel goed",
        "Bij opa is er niets", "Op zaterdag zie ik dat niet", "Ik herken dit van thuis niet",
    )),
]  # fmt: skip


def answers(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    *arguments: str,
) -> tuple[int, list[dict[str, object]], str]:
    monkeypatch.setattr("sys.stdin", io.StringIO(asked))
    code = main(["herken", *arguments])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_regels_tekst_geven_elk_een_antwoord_zoals_de_scorer_het_leest(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found, _ = answers(
        monkeypatch, capsys, "Ik teken vandaag niks\n\nJa prima hoor\n", "weerstand"
    )

    assert code == 0
    assert len(found) == 2
    assert found[0]["kandidaten"][0]["id"] == "wil-niet-tekenen"  # type: ignore[index]
    assert isinstance(found[0]["zeker"], bool)
    assert found[0]["woorden"]


def test_json_met_wat_de_ouder_zei_geeft_zetten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"ouder": "Ik schrok zo.", "tekst": "Wat schrok u het meest van?"})

    _, found, _ = answers(monkeypatch, capsys, line + "\n", "zet", "--jsonl")

    assert "open-vraag" in found[0]["labels"]  # type: ignore[operator]


def test_een_notitie_met_vandaag_erbij(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, found, _ = answers(
        monkeypatch, capsys, "> juf Kim belt morgen\n", "notitie", "--datum", "2026-11-23"
    )

    assert found[0]["soort"] == "afspraak"
    assert found[0]["wie"] == "juf Kim"
    assert found[0]["wanneer"] == "2026-11-24"
    assert found[0]["voluit"] == "dinsdag 24 november 2026"


def test_een_eigen_bank_vervangt_onze_regels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "bank.jsonl"
    bank.write_text("\n".join(map(json.dumps, BANK)), encoding="utf-8")

    code, found, _ = answers(
        monkeypatch, capsys, "Thuis is hij heel rustig\n", "weerstand", "--bank", str(bank)
    )

    assert code == 0
    assert found[0]["kandidaten"][0]["id"] == "thuis"  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "asked", "said"),
    [
        (["weerstand", "--jsonl"], "geen json\n", "Regel 1"),
        (["weerstand", "--bank", "/nergens.jsonl"], "x\n", "niet te lezen"),
        (["notitie", "--bank", "/nergens.jsonl"], "x\n", "--bank"),
    ],
)
def test_verkeerde_invoer_krijgt_een_zin_met_de_plaats(
    arguments: list[str],
    asked: str,
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = answers(monkeypatch, capsys, asked, *arguments)

    assert code == 2
    assert said in err


def test_leren_schrijft_modellen_en_weet_daarna_dat_ze_horen_bij_de_inhoud(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    voice = ["id: een", "stem: Een moeder.", "uitspraken:"]
    for label in ("weg", "thuis"):
        voice += [f"  - labels: [{label}]", "    zinnen:"]
        voice += [f"      - {one['tekst']}" for one in BANK if one["labels"] == [label]]
    (tmp_path / "stemmen").mkdir()
    (tmp_path / "stemmen" / "een.yaml").write_text("\n".join(voice) + "\n", encoding="utf-8")

    assert main(["content", "leer", str(tmp_path), "--kijk"]) == 1
    assert main(["content", "leer", str(tmp_path)]) == 0
    assert (tmp_path / "geleerd" / "weerstand.model").stat().st_size > 100
    # Without replies there is no model of moves, so that part is still told.
    assert main(["content", "leer", str(tmp_path), "--kijk"]) == 1
    assert "zetten.model" in capsys.readouterr().out


def test_nakijken_leert_apart_en_laat_de_rest_met_rust(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("stemmen", "nakijkzinnen"):
        (tmp_path / folder).mkdir()
    voice = "id: een\nstem: Een moeder.\nuitspraken:\n  - {labels: [weg], zinnen: [Moet hij weg]}\n"
    (tmp_path / "stemmen" / "een.yaml").write_text(voice, encoding="utf-8")
    for name in ("mails", "brieven", "verslagen", "besluiten"):
        lines = [f"id: {name}", "stem: Een mentor.", "stuk: mail", "uitspraken:"]
        lines += ["  - labels: [dreiging]", f"    zinnen: [Anders volgt er een brief over {name}]"]
        lines += ["  - labels: [niets]", f"    zinnen: [U mag de {name} lezen]"]
        path = tmp_path / "nakijkzinnen" / f"{name}.yaml"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    paper = ["content", "leer", str(tmp_path), "--alleen", "nakijken"]

    assert main([*paper, "--kijk"]) == 1
    assert "--alleen nakijken" in capsys.readouterr().out
    assert main(paper) == 0
    made = {path.name for path in (tmp_path / "geleerd").iterdir()}
    assert made == {"nakijken.model", "nakijkwoorden.json"}
    assert main([*paper, "--kijk"]) == 0
    # A list that is changed changes the signs, so that is due again.
    (tmp_path / "nakijken.yaml").write_text("nakijken: []\n", encoding="utf-8")
    assert main([*paper, "--kijk"]) == 1


def test_meten_geeft_een_verslag_met_een_plaatje(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"tekst": "Ik teken vandaag niks", "labels": ["wil-niet-tekenen"]},
        {"tekst": "Ja prima hoor", "labels": ["geen-weerstand"]},
    ]
    (tmp_path / "weerstand_proef.jsonl").write_text("\n".join(map(json.dumps, rows)))
    note = {"tekst": "> juf belt morgen", "soort": "afspraak", "wie": "juf", "wanneer": None}
    (tmp_path / "notities_proef.jsonl").write_text(json.dumps(note))

    assert main(["content", "evalueer", str(tmp_path), "--datum", "2026-11-23"]) == 0

    told = capsys.readouterr().out
    assert "| eerste goed | 1.000 (1/1) |" in told
    assert "█" in told
    assert "tikfouten in elk derde woord" in told
    assert "| verkeerde datum | 1.000 (1/1) |" in told


def test_een_map_zonder_regels_zegt_wat_er_hoort_te_staan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["content", "evalueer", str(tmp_path)]) == 2
    assert "weerstand*.jsonl" in capsys.readouterr().err
