"""Configuration of the JupyterLab that the browser tests talk to.

!! Never use it elsewhere: it turns off authentication and protections. !!
"""

import os
import tempfile

from jupyterlab.galata import configure_jupyter_server

configure_jupyter_server(c)  # noqa: F821

c.ServerApp.root_dir = tempfile.mkdtemp(prefix="promote-ui-tests-")  # noqa: F821

if os.environ.get("PROMOTE_PLAIN"):
    # A colleague's JupyterLab, which knows nothing of us.
    c.LabServerApp.labextensions_path = []  # noqa: F821
    c.ServerApp.jpserver_extensions = {"jupyterlab": True, "jupyterlab_promote": False}  # noqa: F821

# Requests that a test expects to fail are not news; errors of the server are.
c.Application.log_level = "ERROR"  # noqa: F821
