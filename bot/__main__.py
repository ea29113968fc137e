"""`python -m bot`, installed as `vestnik`."""

from bot.cli import main

if __name__ == "__main__":
    main()
