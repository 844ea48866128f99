"""`python -m guichet`: the command where it is not on the path."""

from guichet.cli import main

main()
