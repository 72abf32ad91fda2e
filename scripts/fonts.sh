#!/usr/bin/env bash
# The print faces of documents, fetched once into vendor/fonts (not committed): Noto Serif SC and Noto
# Sans SC (OFL-1.1) from npm; Hanazono (OFL-1.1) and BabelStone Han (Arphic Public License) from
# Debian for the rare characters of names. Without the rare ones a name that needs them waits for a person.
set -euo pipefail
cd "$(dirname "$0")/.."

version=0.4.3
folder=vendor/fonts
faces=(serif/400Regular/NotoSerifSC_400Regular serif/700Bold/NotoSerifSC_700Bold
  sans/400Regular/NotoSansSC_400Regular sans/700Bold/NotoSansSC_700Bold)
rare=(hanazono/HanaMinA hanazono/HanaMinB babelstone/BabelStoneHan)

[ "$(cat $folder/.ready 2>/dev/null || true)" = "$version" ] && exit 0
command -v npm > /dev/null || scripts/system.sh npm
mkdir -p $folder
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "正在取得文书用的字体……"
for name in serif sans; do
  mkdir "$work/$name"
  (cd "$work" && npm pack --silent "@expo-google-fonts/noto-$name-sc@$version" > /dev/null 2>&1)
  tar xzf "$work/expo-google-fonts-noto-$name-sc-$version.tgz" -C "$work/$name" --strip-components=1
done
for face in "${faces[@]}"; do cp "$work/$face.ttf" $folder/; done
cp "$work/serif/LICENSE_FONT" $folder/LICENSE.noto

place=/usr/share/fonts/truetype
if [ ! -e $place/hanazono ] || [ ! -e $place/babelstone ]; then
  (cd "$work" && apt-get download -qq fonts-hanazono fonts-babelstone-han > /dev/null 2>&1 &&
    for package in *.deb; do dpkg-deb -x "$package" debian; done) || true
  [ -e "$work/debian" ] && place=$work/debian$place
fi
for face in "${rare[@]}"; do
  cp "$place/$face.ttf" $folder/ 2> /dev/null || echo "没有取得生僻字字体 $face：用到它的文书会等人处理" >&2
done
echo "$version" > $folder/.ready
