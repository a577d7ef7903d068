"""`python -m certify`."""

from certify.app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
