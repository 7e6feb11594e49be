"""``python -m earwitness`` is the command ``earwitness``."""

import sys

from earwitness.cli import main

if __name__ == "__main__":
    sys.exit(main())
