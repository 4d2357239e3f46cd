"""The command line, and with `run` the agent, as a program of its own."""

from connector.cli import main
from surroundings import restore

restore()
main()
