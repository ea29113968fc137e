"""Everything that lives as long as the process and needs no Telegram."""
