"""`python -m signage` is the command `signage`."""

from signage.cli.main import main

if __name__ == "__main__":
    raise SystemExit(main())
