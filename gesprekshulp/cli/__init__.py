"""The command line: `main` reads the arguments and calls one function per verb.

Thin on purpose. Nothing heavy is imported before a verb needs it, so that `--help`
answers at once. Errors are caught here once and told in one Dutch sentence.
Exit codes: 0 good, 1 findings, 2 misuse or failure.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence

GOOD, FINDINGS, FAILURE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `gesprekshulp` with these arguments (default: sys.argv) and return the exit code."""
    from gesprekshulp.cli.output import use_utf8
    from gesprekshulp.cli.parser import build_parser
    from gesprekshulp.cli.quiet import keep_quiet

    keep_quiet()
    use_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if any(map(_bears_passphrase, given)):
        from gesprekshulp.cli.output import NEVER_AN_ARGUMENT, complain

        complain(NEVER_AN_ARGUMENT)
        return FAILURE
    parser = build_parser()
    try:
        chosen = parser.parse_args(given)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _run(chosen.verb, chosen)


def _bears_passphrase(argument: str) -> bool:
    """Whether someone tries to give a passphrase here, where other users can read it."""
    option = argument.partition("=")[0].casefold()
    return option != "--wachtwoordzin-fd" and option.startswith(
        ("--wachtwoord", "--password", "--passphrase")
    )


def _run(verb: str, chosen: Namespace) -> int:
    from gesprekshulp.cli.backup_verbs import BACKUP_VERBS
    from gesprekshulp.cli.bundle_verbs import BUNDLE_VERBS
    from gesprekshulp.cli.content_verbs import CONTENT_VERBS
    from gesprekshulp.cli.dossier_verbs import DOSSIER_VERBS
    from gesprekshulp.cli.house_verbs import HOUSE_VERBS
    from gesprekshulp.cli.key_verbs import KEY_VERBS
    from gesprekshulp.cli.output import complain
    from gesprekshulp.cli.paper_verbs import PAPER_VERBS
    from gesprekshulp.cli.recognise_verbs import RECOGNISE_VERBS
    from gesprekshulp.cli.settings_verbs import SETTINGS_VERBS
    from gesprekshulp.cli.verbs import VERBS
    from gesprekshulp.cli.views_verbs import VIEWS_VERBS
    from gesprekshulp.parts import parts_in

    try:
        verbs = {
            **VERBS,
            **RECOGNISE_VERBS,
            **KEY_VERBS,
            **BACKUP_VERBS,
            **DOSSIER_VERBS,
            **PAPER_VERBS,
            **VIEWS_VERBS,
            **BUNDLE_VERBS,
            **SETTINGS_VERBS,
            **HOUSE_VERBS,
            **CONTENT_VERBS,
        }
        for part in parts_in("cli"):
            verbs |= part.VERBS
        code = verbs[verb](chosen)
        sys.stdout.flush()  # here, where a reader that went away is no crash
        return code
    except KeyboardInterrupt:
        complain("Gestopt. Alles wat op het scherm bevestigd was, is bewaard.")
        return FAILURE
    except BrokenPipeError:
        # The reader of our output went away (`| head`): the flush at exit must not complain.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except Exception as error:
        from gesprekshulp.cli.output import explain

        complain(explain(error))
        return FAILURE


if __name__ == "__main__":
    sys.exit(main())
