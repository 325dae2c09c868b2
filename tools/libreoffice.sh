#!/usr/bin/env bash
# Installs what the tests of the service drive: Debian's LibreOffice Writer and its Python bridge.
set -euo pipefail

missing=()
command -v soffice >/dev/null || missing+=(libreoffice-writer)
[[ -e /usr/lib/python3/dist-packages/uno.py ]] || missing+=(python3-uno)
if ((${#missing[@]} == 0)); then exit 0; fi

leave_out() {
    echo "The tests of LibreOffice are left out: ${missing[*]} not installed, and $1." >&2
    exit 0
}

command -v apt-get >/dev/null || leave_out "there is no apt-get here"
root=()
if ((EUID != 0)); then
    sudo -n true 2>/dev/null || leave_out "apt-get needs root or sudo without a password"
    root=(sudo -n)
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

echo "Installing ${missing[*]} for the tests of the service"
{ apt update && apt install -y --no-install-recommends "${missing[@]}"; } >/dev/null \
    || leave_out "apt-get failed"
