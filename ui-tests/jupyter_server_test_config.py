"""Configuration of the JupyterLab that the browser tests talk to.

!! Never use it elsewhere: it turns off authentication and protections. !!
"""

import tempfile

from jupyterlab.galata import configure_jupyter_server

configure_jupyter_server(c)  # noqa: F821

c.ServerApp.root_dir = tempfile.mkdtemp(prefix="promote-ui-tests-")  # noqa: F821
