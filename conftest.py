import pytest

pytest_plugins = ("pytest_jupyter.jupyter_server",)


@pytest.fixture
def jp_server_config(jp_server_config):
    return {"ServerApp": {"jpserver_extensions": {"jupyterlab_promote": True}}}


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """Command lines that tests start leave the user's cache alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROMOTE_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
