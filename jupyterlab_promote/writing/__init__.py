"""Change sets on the disk: all or nothing, also when the process is ended in between."""
