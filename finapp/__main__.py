"""Lets `python -m finapp` be the `finapp` command."""

import sys

from finapp.cli import main

sys.exit(main())
