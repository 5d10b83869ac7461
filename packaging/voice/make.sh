#!/usr/bin/env bash
# Makes the spoken phrases anew, with espeak-ng (Debian package espeak-ng). They are kept in the
# repository, since the build needs Maven alone. `cmn` reads many characters as English; the
# pinyin voice is right. A hall replaces them by its own recordings: voice.files.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../device-app/src/main/resources/org/haochaping/terminal/voice"
say() { espeak-ng -v cmn-latn-pinyin -s 150 -w "$1.wav" "$2"; }
say invitation "请您评价本次服务"
say reasons "可以告诉我们原因吗"
say thanks "感谢您的评价"
say refused "抱歉，请看屏幕上的说明"
