"""The command line: one module per group of commands.

Every command imports what it needs when it runs, so that `--help` and `where` answer in under
a second: aiogram alone takes four to import.
"""
