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
    export DEBIAN_FRONTEND=noninteractive
    {
        apt-get -qq update &&
            apt-get -qq install -y --no-install-recommends chromium fonts-dejavu-core
    } >&2
    find_chromium && exit 0
fi

echo "The browser tests need Chromium on PATH: install the package chromium (and a font such as fonts-dejavu-core)." >&2
exit 1
