"""The agent as a program without a console: on Windows a console program that a face starts opens a black window."""

from connector.cli import main
from surroundings import restore

restore()
main(["run"])
