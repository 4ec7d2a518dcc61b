"""`python -I -m signage.ingest --content DIR --state DIR [--settings-json FILE]`."""

import logging
import os

from signage.ingest.process import main

if __name__ == "__main__":
    code = main()
    logging.shutdown()
    os._exit(code)  # threads may still read, write or start a worker: an interpreter taken down under them can abort
