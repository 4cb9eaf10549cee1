"""A project as one snapshot: its relevant texts, read within bounds."""
