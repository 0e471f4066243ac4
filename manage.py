#!/usr/bin/env python
"""Django's command line. In development call it through `./run manage`."""

import gc
import os
import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["count"]:
        # Counting needs no settings, and starting Django would take longer than most counts.
        from ballots.counting.command_line import main

        sys.exit(main(sys.argv[2:]))

    if sys.argv[1:2] == ["migrate"]:
        # Django makes every model anew after each step; looking for garbage less often takes a quarter off, for 100 MB.
        gc.set_threshold(200_000, 20, 100)

    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
    execute_from_command_line(sys.argv)
