"""How fast digests are made and sent: python -m bench.delivery."""
