"""The verbs about how the program is set: `instellingen`, `toetsen`, and `waar` things are kept."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from gesprekshulp.cli.arguments import store_options
from gesprekshulp.cli.output import Misuse, complain, say
from gesprekshulp.cli.place import folder_of

if TYPE_CHECKING:
    from gesprekshulp.cli.arguments import Verbs
    from gesprekshulp.settings.keeping import Settings

GOOD, FINDINGS = 0, 1


def add_settings(verbs: Verbs) -> None:
    """Add the arguments of these verbs."""
    settings = verbs.add_parser(
        "instellingen",
        help="bekijk of wijzig hoe het programma is ingesteld",
        description="Zonder sleutel krijg je alle instellingen. Met een sleutel lees je wat zij doet. Met "
        "een waarde erbij wijzig je haar; “standaard” zet haar terug. Er staat niets in over zaken.",
    )
    settings.add_argument(
        "sleutel", nargs="?", default="", metavar="SLEUTEL", help="bijvoorbeeld thema"
    )
    settings.add_argument("waarde", nargs="?", metavar="WAARDE", help="bijvoorbeeld licht")
    store_options(settings, again=True)
    settings.set_defaults(verb="instellingen")

    keys = verbs.add_parser(
        "toetsen",
        help="bekijk alle toetsen, of geef een actie een eigen toets",
        description="Zonder actie krijg je alle acties met hun toets. Met een actie en een toets geef je "
        "haar die toets; “standaard” zet haar terug. Een toets die niet kan, wordt gezegd.",
    )
    keys.add_argument(
        "actie", nargs="?", default="", metavar="ACTIE", help="bijvoorbeeld zaak-nieuw"
    )
    keys.add_argument("toets", nargs="?", metavar="TOETS", help="bijvoorbeeld x, F6 of ctrl+k")
    store_options(keys, again=True)
    keys.set_defaults(verb="toetsen")

    where = verbs.add_parser(
        "waar",
        help="noem elke plek waar iets bewaard wordt, wat daar staat, en of het versleuteld is",
        description="Noemt elke plek op deze computer waar het programma iets bewaart. Er staan geen namen "
        "of andere persoonsgegevens in het antwoord. Met --papieren hoor je ook hoeveel papieren je "
        "van elke zaak maakte; dan wordt je wachtwoordzin gevraagd.",
    )
    where.add_argument(
        "--papieren", action="store_true", help="noem ook de papieren die de zaken kennen"
    )
    store_options(where, again=True)
    where.set_defaults(verb="waar")


def instellingen(chosen: Namespace) -> int:
    """Show the settings, explain one, or change it."""
    from gesprekshulp.settings.schema import BY_KEY, SETTINGS, SettingError, title_of

    settings = _settings(chosen)
    if not chosen.sleutel:
        for one in SETTINGS:
            if not one.own:
                mark = "" if settings.is_set(one.key) else " (standaard)"
                say(f"{one.key:18} {title_of(one, settings[one.key])}{mark}")
        say(f"Ze staan in {settings.path}.")
        return _told(settings)
    setting = BY_KEY.get(chosen.sleutel)
    if setting is None or setting.own:
        known = ", ".join(one.key for one in SETTINGS if not one.own)
        raise Misuse(f"De instelling “{chosen.sleutel}” is er niet. Wel: {known}.")
    if chosen.waarde is None:
        say(f"{setting.title}: {title_of(setting, settings[setting.key])}")
        say(setting.help)
        if isinstance(setting.domain, tuple):
            say("Kies uit: " + ", ".join(choice.value for choice in setting.domain))
        return _told(settings)
    try:
        value = settings.set(setting.key, chosen.waarde)
    except SettingError as error:
        raise Misuse(str(error)) from error
    say(f"{setting.title}: {title_of(setting, value)}")
    return _told(settings)


def toetsen(chosen: Namespace) -> int:
    """Show the keys, or give an action its own."""
    from gesprekshulp.tui.keymap import fault_of, in_file, judge_keys, named, rows

    settings = _settings(chosen)
    judged = judge_keys(settings.keys)
    actions = {action.id: (action, places) for action, places in rows()}
    if not chosen.actie:
        for name, (action, places) in actions.items():
            own = " *" if name in judged.keys else ""
            keys = in_file(judged.keys.get(name, action.keys)) or "-"
            say(f"{name:24} {keys:16} {places}{own}")
        return _told(settings, *judged.problems)
    if chosen.actie not in actions:
        raise Misuse(f"De actie “{chosen.actie}” is er niet. Alle acties: gesprekshulp toetsen")
    action, places = actions[chosen.actie]
    if chosen.toets is None:
        keys = in_file(judged.keys.get(action.id, action.keys)) or "geen toets"
        say(f"{action.label} ({places}): {keys}")
        say(action.help)
        return _told(settings, *judged.problems)
    if chosen.toets.casefold() == "standaard":
        settings.set_key(action.id, "")
        say(f"{action.label}: {in_file(action.keys) or 'in het menu'}")
        return GOOD
    key = named(chosen.toets)
    others = {name: keys for name, keys in judged.keys.items() if name != action.id}
    fault = fault_of(action, key, others)
    if fault:
        raise Misuse(fault)
    settings.set_key(action.id, in_file((key,)))
    say(f"{action.label}: {in_file((key,))}")
    return GOOD


def waar(chosen: Namespace) -> int:
    """Name every place where something is kept."""
    from gesprekshulp.casework.places import places

    for place in places(folder_of(chosen)):
        say(f"{place.title}: {place.path}")
        say(f"    {place.holds} {place.protection} {place.state}")
    if chosen.papieren:
        _papers(chosen)
    else:
        say(
            "Papieren die je maakte, staan waar jij ze bewaarde. Hoeveel: gesprekshulp waar --papieren"
        )
    return GOOD


def _papers(chosen: Namespace) -> None:
    from gesprekshulp.casework.places import papers
    from gesprekshulp.cli.verbs import opened

    with opened(chosen) as desk:
        for case, names in papers(desk):
            say(f"Papieren van zaak {case}: {', '.join(names) or 'geen'}")
    say(
        "Deze staan buiten het programma. Wie erbij kan, kan ze lezen; alleen een overdracht en een "
        "bundel op slot niet."
    )


def _settings(chosen: Namespace) -> Settings:
    from gesprekshulp.settings.keeping import Settings

    return Settings(folder_of(chosen))


def _told(settings: Settings, *more: str) -> int:
    problems = [*settings.problems, *more]
    for problem in problems:
        complain(problem)
    return FINDINGS if problems else GOOD


SETTINGS_VERBS: Mapping[str, Callable[[Namespace], int]] = {
    "instellingen": instellingen,
    "toetsen": toetsen,
    "waar": waar,
}
