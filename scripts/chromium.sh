#!/bin/sh
# Prints the path of a Chromium for the browser tests; root on Debian gets one
# installed where there is none.

find_chromium() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" && return 0
    done
    return 1
}

find_chromium && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium for the browser tests" >&2
    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    { apt-get -q update && apt-get -q install -y --no-install-recommends chromium fonts-dejavu-core; } >"$log" 2>&1 ||
        tail -n 20 "$log" >&2
    rm -f "$log"
    find_chromium && exit 0
fi

echo "The browser tests need Chromium on PATH: install the package chromium (and a font such as fonts-dejavu-core)." >&2
exit 1
