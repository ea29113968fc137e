"""Places: typed names and geotags. `python -m bench.places`."""

from bench.places import headlines, lookup, nerel

lookup.run()
nerel.run()
headlines.run()
