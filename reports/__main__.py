"""`python -m reports`: a door to the command, which stands on the top floor as all commands do."""

from certify.app.typeset import main

if __name__ == "__main__":
    raise SystemExit(main())
