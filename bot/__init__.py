"""The composition root: command line, settings, wiring, schedule."""

VERSION = "0.1.0"
