"""`python -m ballots.counting FILE.pb --rule equal-shares`: needs this folder and NumPy, nothing else."""

import sys

from ballots.counting.command_line import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
