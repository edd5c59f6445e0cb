"""`python -m gesprekshulp`: the same as the command `gesprekshulp`."""

import sys

from gesprekshulp.cli import main

sys.exit(main())
