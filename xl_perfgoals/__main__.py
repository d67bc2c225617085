"""python -m xl_perfgoals is the command line."""

from xl_perfgoals.cli import main

if __name__ == "__main__":
    main()
