"""How fast documents are parsed, and how they stand up to nonsense."""
