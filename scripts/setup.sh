#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what Jeonsi is built and tested with. `scripts/setup.sh` for building, `scripts/setup.sh test` for testing too.
# Only what is missing is installed; a second run does nothing and takes a moment.
set -eu

build="build-essential meson ninja-build pkg-config gettext libglib2.0-bin libgtk-3-bin desktop-file-utils
libgtk-3-dev libhandy-1-dev libpango1.0-dev libcairo2-dev libexif-dev libgexiv2-dev libvips-dev liblcms2-dev
libsqlite3-dev libqpdf-dev libarchive-dev libxxhash-dev libssl-dev libjson-glib-dev libpoppler-glib-dev
libheif1 fonts-noto-cjk adwaita-icon-theme"
test="python3 python3-gi gir1.2-gtk-3.0 python3-pikepdf python3-bs4 python3-html5lib python3-lxml python3-pil xvfb xauth xdotool x11-utils
xclip openbox dbus at-spi2-core fonts-cantarell locales appstream poppler-utils qpdf unzip libimage-exiftool-perl
ghostscript libxml2-utils"

wanted=$build
[ "${1:-}" = test ] && wanted="$build $test"

if ! command -v apt-get >/dev/null; then
  cat >&2 <<'LIST'
This script installs packages with apt, and there is no apt here. Please install these by hand, then run it again
with JEONSI_SKIP_SETUP=1 set:
  Fedora: sudo dnf install gcc meson ninja-build pkgconf gettext gtk3-devel libhandy-devel pango-devel cairo-devel \
          libexif-devel libgexiv2-devel vips-devel lcms2-devel sqlite-devel qpdf-devel libarchive-devel xxhash-devel \
          openssl-devel json-glib-devel poppler-glib-devel google-noto-sans-cjk-fonts google-noto-serif-cjk-fonts
  Arch:   sudo pacman -S base-devel meson gettext gtk3 libhandy pango cairo libexif libgexiv2 libvips lcms2 sqlite \
          qpdf libarchive xxhash openssl json-glib poppler-glib noto-fonts-cjk
  Tests also want: xvfb xdotool openbox dbus at-spi2-core python3 with gi, exiftool, poppler's tools, qpdf
LIST
  exit 1
fi

missing=
for package in $wanted; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
  echo "Everything that is needed is installed."
  exit 0
fi

root=
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || { echo "Please run this as root, or install sudo. Missing:$missing" >&2; exit 1; }
  root=sudo
fi
echo "Installing:$missing"
$root apt-get update -q
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
