"""`python -I -m signage.ingest --content DIR --state DIR [--settings-json FILE]`."""

from signage.ingest.process import main

if __name__ == "__main__":
    raise SystemExit(main())
