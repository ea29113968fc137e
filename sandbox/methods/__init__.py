"""The methods of the Bot API, one module a group; `registry` finds them by name."""
