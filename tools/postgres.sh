#!/usr/bin/env bash
# Installs what the tests of the ledger run on: Debian's PostgreSQL server. No cluster is made of it
# and none is started: the tests make a private one of their own.
set -euo pipefail

if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null; then
    exit 0
fi

leave_out() {
    echo "The PostgreSQL tests are left out: postgresql is not installed, and $1." >&2
    exit 0
}

command -v apt-get >/dev/null || leave_out "there is no apt-get here"
root=()
if ((EUID != 0)); then
    sudo -n true 2>/dev/null || leave_out "apt-get needs root or sudo without a password"
    root=(sudo -n)
fi
apt() { "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q "$@"; }

echo "Installing postgresql for the tests of the ledger"
if [[ ! -e /etc/postgresql-common/createcluster.conf ]]; then
    "${root[@]}" mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' \
        | "${root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null
fi
{ apt update && apt install -y --no-install-recommends -o Dpkg::Options::=--force-confold postgresql; } \
    >/dev/null || leave_out "apt-get failed"
