"""The top floor: command line, sweeps, files, the terminal."""
