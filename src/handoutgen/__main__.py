"""`python -m handoutgen` and the `handoutgen` command."""

from __future__ import annotations


def run() -> None:
    """Run the command line."""
    from handoutgen.cli import main

    main(prog_name="handoutgen")


if __name__ == "__main__":
    run()
