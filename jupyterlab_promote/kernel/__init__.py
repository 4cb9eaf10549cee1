"""Python that runs in the notebook's environment, sent there as text."""
