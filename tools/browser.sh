#!/usr/bin/env bash
# Installs what the browser tests drive: Debian's Chromium, its driver, and a font with Chinese.
set -euo pipefail

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
[[ -d /usr/share/fonts/opentype/noto ]] || missing+=(fonts-noto-cjk)
if ((${#missing[@]} == 0)); then exit 0; fi

leave_out() {
    echo "The browser tests are left out: ${missing[*]} not installed, and $1." >&2
    exit 0
}

command -v apt-get >/dev/null || leave_out "there is no apt-get here"
root=()
if ((EUID != 0)); then
    sudo -n true 2>/dev/null || leave_out "apt-get needs root or sudo without a password"
    root=(sudo -n)
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

echo "Installing ${missing[*]} for the browser tests"
{ apt update && apt install -y --no-install-recommends "${missing[@]}"; } >/dev/null \
    || leave_out "apt-get failed"
