"""The face as a program of its own."""

from surroundings import restore
from ui.app import main

restore()
raise SystemExit(main())
