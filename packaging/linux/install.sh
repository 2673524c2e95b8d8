#!/bin/sh
# Installs Formatietafel from this folder: into /usr/local for root, and else
# into ~/.local. PREFIX names another place.
set -eu
cd "$(dirname "$0")"
if [ "$(id -u)" -eq 0 ]; then prefix=${PREFIX:-/usr/local}; else prefix=${PREFIX:-$HOME/.local}; fi
(cd usr && find . -type f) | while read -r file; do
  mode=644
  [ "$file" = ./bin/formatietafel ] && mode=755
  install -D -m "$mode" "usr/$file" "$prefix/$file"
done
# the menu finds it also where this bin is not on its path
menu=$prefix/share/applications/nl.formatietafel.desktop
sed "s|^Exec=formatietafel|Exec=\"$prefix/bin/formatietafel\"|" usr/share/applications/nl.formatietafel.desktop >"$menu"
command -v update-mime-database >/dev/null && update-mime-database "$prefix/share/mime" || true
command -v update-desktop-database >/dev/null && update-desktop-database "$prefix/share/applications" || true
echo "Formatietafel staat in $prefix/bin"
