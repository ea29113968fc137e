"""Benchmarks: what they measure and the figures, bench/README.md."""
