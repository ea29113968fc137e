"""Readers' submissions under a spam run, and what honest authors feel of it."""
