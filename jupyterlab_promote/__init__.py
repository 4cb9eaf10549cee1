"""Promotes notebook cells to library code: server extension and command line."""

try:
    from ._version import __version__
except ImportError:
    # The version file is written when the package is built or installed.
    import warnings

    warnings.warn(
        "jupyterlab_promote is not installed: run `make setup` or `pip install -e .`",
        stacklevel=2,
    )
    __version__ = "dev"


def _jupyter_labextension_paths():
    return [{"src": "labextension", "dest": "jupyterlab-promote"}]


def _jupyter_server_extension_points():
    return [{"module": "jupyterlab_promote"}]


def _load_jupyter_server_extension(server_app):
    """Start the server extension.

    Parameters
    ----------
    server_app: jupyter_server.serverapp.ServerApp
        The running server.
    """
    from .handlers import add_handlers
    from .settings import Promote

    add_handlers(server_app.web_app, Promote(config=server_app.config))
    server_app.log.info("Registered jupyterlab_promote server extension")
