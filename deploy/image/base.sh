#!/usr/bin/env bash
# Makes a base image where no image registry is reached: a Java runtime linked from the JDK 25 at hand, on a few packages of the
# Debian it runs on. `./linli image --base tar:FILE` builds the services' images on it.
#
#   deploy/image/base.sh [--installed] FILE.tar
#
# --installed takes the packages as they are installed on this machine, where no Debian mirror is reached either.
# Needs JAVA_HOME (a JDK 25 for Linux), dpkg and, without --installed, apt-get with its lists (`apt-get update`). No root.
set -euo pipefail
umask 022 # the image is for user 1001, whatever is usual here

# libc6: what any program needs. libgcc-s1, libstdc++6, zlib1g: what a JDK of Debian needs and Temurin's brings itself.
# tzdata and ca-certificates: not for Java, which has its own, but for whoever looks into a running container.
packages=(libc6 libgcc-s1 libstdc++6 zlib1g tzdata ca-certificates)

# All of Java SE, then: files in archives as file systems (jdk.zipfs: the libraries' resources), Chinese characters of old systems
# (jdk.charsets), Chinese names of days and months (jdk.localedata), names from DNS, what libraries reach for below Java
# (jdk.unsupported), and what a duty needs to see into a service (jdk.jcmd, jdk.jfr, jdk.management).
modules=java.se,jdk.zipfs,jdk.charsets,jdk.localedata,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.security.auth
modules+=,jdk.httpserver,jdk.jcmd,jdk.jfr,jdk.management,jdk.management.agent,jdk.crypto.ec

fail() { printf 'base.sh: %s\n' "$*" >&2; exit 1; }

installed=no
if [ "${1:-}" = --installed ]; then
  installed=yes
  shift
fi
[ $# = 1 ] || fail "usage: deploy/image/base.sh [--installed] FILE.tar"
case $1 in /*) target=$1 ;; *) target=$PWD/$1 ;; esac
[ -d "$(dirname "$target")" ] || fail "no such directory: $(dirname "$target")"
[ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/jlink" ] || fail "JAVA_HOME must be a JDK 25; it is '${JAVA_HOME:-}'"
"$JAVA_HOME/bin/java" -version 2>&1 | grep -q '"25' || fail "$JAVA_HOME is not a JDK 25"
command -v dpkg >/dev/null || fail "this is not a Debian (no dpkg); take a base image from a registry instead: ./linli image --base"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{app,etc/ssl/certs,dev,proc,sys,usr/bin,usr/lib,usr/lib64,usr/sbin,var/lib/linli,opt/java}
mkdir -m 1777 "$root/tmp"
for each in bin lib lib64 sbin; do ln -s "usr/$each" "$root/$each"; done

unpack() { tar -x -C "$root" --keep-directory-symlink --no-same-owner -f -; }

if [ $installed = yes ]; then
  for each in "${packages[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$each" 2>/dev/null | grep -q '^installed' || fail "$each is not installed on this machine"
  done
  dpkg -L "${packages[@]}" | sort -u | while read -r file; do
    if [ -L "$file" ] || [ -f "$file" ]; then printf '%s\n' "${file#/}"; fi
  done >"$work/files"
  tar -c -C / --no-recursion -T "$work/files" -f - | unpack
else
  mkdir "$work/packages"
  (cd "$work/packages" && apt-get download -qq "${packages[@]}" >"$work/log" 2>&1) || {
    tail -n 5 "$work/log" >&2
    fail "the packages cannot be fetched (apt-get update?); --installed takes those of this machine"
  }
  for each in "$work"/packages/*.deb; do dpkg-deb --fsys-tarfile "$each" | unpack; done
fi
rm -rf "$root"/usr/share/{man,lintian,bug,i18n,locale} "$root"/usr/lib/*/gconv
find "$root/usr/share/doc" -type f ! -name copyright -delete
find "$root/usr/share/ca-certificates" -name '*.crt' | sort | xargs cat >"$root/etc/ssl/certs/ca-certificates.crt"

printf 'root:x:0:0:root:/root:/sbin/nologin\nlinli:x:1001:1001:Linli:/tmp:/sbin/nologin\n' >"$root/etc/passwd"
printf 'root:x:0:\nlinli:x:1001:\n' >"$root/etc/group"
printf 'hosts: files dns\n' >"$root/etc/nsswitch.conf"

"$JAVA_HOME/bin/jlink" --add-modules "$modules" --no-header-files --no-man-pages --output "$root/opt/java/openjdk"

# The same files give the same layer: sorted, of one time, of nobody in particular.
tar -c -C "$root" --sort=name --mtime=@1 --owner=0 --group=0 --numeric-owner --format=gnu -f "$work/layer.tar" .
digest=$(sha256sum "$work/layer.tar" | cut -d' ' -f1)
case $(uname -m) in aarch64) architecture=arm64 ;; *) architecture=amd64 ;; esac
path=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
cat >"$work/config.json" <<JSON
{"architecture":"$architecture","os":"linux","created":"1970-01-01T00:00:01Z",
 "config":{"Env":["PATH=$path","JAVA_HOME=/opt/java/openjdk","LANG=C.UTF-8"]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},
 "history":[{"created":"1970-01-01T00:00:01Z","created_by":"deploy/image/base.sh"}]}
JSON
printf '[{"Config":"config.json","RepoTags":["linli/base:local"],"Layers":["layer.tar"]}]\n' >"$work/manifest.json"
tar -c -C "$work" --sort=name --mtime=@1 --owner=0 --group=0 --numeric-owner -f "$work/image.tar" config.json layer.tar manifest.json
mv "$work/image.tar" "$target"
echo "base.sh: $target, $(($(stat -c %s "$target") / 1048576)) MB, sha256:$digest"
