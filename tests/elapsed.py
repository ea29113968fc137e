"""A clock for the sender that waiting moves, so that no test waits."""

import asyncio


class Elapsed:
    """Seconds since the test began, by its own count."""

    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    async def pause(self, event, seconds):
        """Let the seconds pass at once, unless what is waited for has happened."""
        await asyncio.sleep(0)
        if not event.is_set():
            self.now += seconds
