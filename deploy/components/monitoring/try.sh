#!/usr/bin/env bash
# Tries alerts and dashboards in Prometheus itself, without a cluster.
#
#   deploy/components/monitoring/try.sh rules                  promtool reads rules.yaml and runs the situations in tests/
#   deploy/components/monitoring/try.sh run PORT NAME=HOST:PORT...  a Prometheus on 127.0.0.1:PORT that reads these services and judges
#                                                              them by rules.yaml, until it is ended; it keeps nothing
#
# prometheus and promtool are taken from the PATH, else from Debian's package, which is fetched once and not installed. Where
# neither can be had it ends with 3.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
kept=$here/../../../target/prometheus

none() { printf 'try.sh: %s\n' "$*" >&2; exit 3; }

found() {
  if command -v "$1" >/dev/null; then
    command -v "$1"
    return
  fi
  if [ ! -x "$kept/usr/bin/$1" ]; then
    command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || none "$1 is not on the PATH, and this is no Debian to fetch it from"
    mkdir -p "$(dirname "$kept")"
    new=$(mktemp -d "$kept.XXXXXX")
    (cd "$new" && timeout 60 apt-get download -qq prometheus >/dev/null 2>&1) || {
      rm -rf "$new"
      none "$1 is not on the PATH, and Debian's package cannot be fetched (apt-get update?)"
    }
    dpkg-deb --fsys-tarfile "$new"/*.deb | tar -x -C "$new" ./usr/bin
    rm "$new"/*.deb
    # Whoever was quicker has the same.
    mv -T "$new" "$kept" 2>/dev/null || rm -rf "$new"
  fi
  printf '%s\n' "$kept/usr/bin/$1"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What the operator of Prometheus makes of the resource: its spec is a file of rules.
sed -n '/^spec:$/,$p' "$here/rules.yaml" | sed '1d; s/^  //' >"$work/rules.yaml"

case ${1:-} in
  rules)
    tool=$(found promtool)
    cp "$here"/tests/*.yaml "$work"
    cd "$work"
    "$tool" check rules rules.yaml
    "$tool" test rules $(cd "$here/tests" && ls -- *.yaml)
    ;;
  run)
    [ $# -gt 2 ] || { echo "usage: try.sh run PORT NAME=HOST:PORT..." >&2; exit 2; }
    program=$(found prometheus)
    port=$2
    shift 2
    # The labels that podmonitor.yaml gives, by the name of its job.
    {
      printf 'global: {scrape_interval: 2s, evaluation_interval: 2s}\nrule_files: [rules.yaml]\nscrape_configs:\n'
      printf '  - job_name: linli/linli\n    metrics_path: /q/metrics\n    static_configs:\n'
      for each in "$@"; do
        printf '      - {targets: ["%s"], labels: {namespace: linli, pod: "%s"}}\n' "${each#*=}" "${each%%=*}"
      done
    } >"$work/prometheus.yaml"
    "$program" --config.file="$work/prometheus.yaml" --storage.tsdb.path="$work/data" --web.listen-address="127.0.0.1:$port" --log.level=warn &
    trap 'kill $! 2>/dev/null || true; wait $! 2>/dev/null || true; rm -rf "$work"' EXIT
    trap 'exit 143' TERM INT
    wait $!
    ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
