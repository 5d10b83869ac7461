# Sourced by ./hall: the Debian packages that a run or the tests need, each with its reason.

# group|package (alternatives with a comma)|why
tools() {
  cat <<'LIST'
run|libpangoft2-1.0-0|JavaFX 绘制文字 / draws JavaFX text
window|libgtk-3-0,libgtk-3-0t64|真实的 JavaFX 窗口 / real JavaFX windows
window|libxtst6|JavaFX 窗口的输入 / input of JavaFX windows
window|x11-xserver-utils|让屏幕保持亮着 / xset, which keeps the screen on
screen|xvfb|在内存里画屏幕的 X 服务器 / an X server that draws into memory
screen|libgtk-3-0,libgtk-3-0t64|真实的 JavaFX 窗口 / real JavaFX windows
screen|libxtst6|JavaFX 窗口的输入 / input of JavaFX windows
screen|x11-xserver-utils|让屏幕保持亮着 / xset, which keeps the screen on
bench|mosquitto|基准对照的消息代理 / the broker that the benchmark compares with
test|libharfbuzz-bin|对照蒙古文字形 / hb-view, whose Mongolian the screen's is compared with
test|faketime|让终端在错误的年份里启动 / starts terminals in another year
test|mosquitto|测试用的真实消息代理 / a real broker for the terminal's tests
test|chromium|在真实浏览器里测试网页 / the real browser that the pages are tested in
test|chromium-driver|驱动该浏览器 / drives it
test|fonts-noto-cjk|测试网页里的中文字形 / Chinese type for those pages
test|poppler-utils|检查海报 PDF / looks into the posters as somebody else would
test|openssl|打开密封的举报 / opens sealed reports as the responsible body would
test|zbar-tools|由第三方软件识读回执码 / reads receipt codes as somebody else would
test|python3|扮演 systemd,核对内核字段 / plays systemd, and reads the kernel's structures
test|xdotool|在真实窗口里按键 / presses keys in a real window
LIST
}

need_java() {
  command -v mvn >/dev/null && command -v javac >/dev/null && return
  echo "缺少 JDK 17 或 Maven / JDK 17 or newer and Maven are missing: sudo apt-get install default-jdk maven" >&2
  exit 1
}

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'install ok installed'; }

# install_tools run|bench|test: installs what is missing, with sudo where not root, and says what and why.
install_tools() {
  local wanted="run" missing=() group names why name found
  case "$1" in test) wanted="run test screen" ;; bench) wanted="run bench screen" ;; esac
  [ -n "${DISPLAY:-}" ] && wanted="$wanted window"
  command -v dpkg-query >/dev/null || {
    echo "不是 Debian,请自行确认以下软件已安装 / Not Debian; make sure that these are there:" >&2
    tools >&2
    return
  }
  while IFS='|' read -r group names why; do
    case " $wanted " in *" $group "*) ;; *) continue ;; esac
    found=
    for name in ${names//,/ }; do installed "$name" && found=yes; done
    case " ${missing[*]-} " in *" $names "*) found=yes ;; esac
    [ -n "$found" ] && continue
    echo "需要安装 / to be installed: ${names/,/ | } - $why" >&2
    missing+=("$names")
  done < <(tools)
  [ ${#missing[@]} -eq 0 ] && return
  local as_root=() chosen=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -qq >&2
  for names in "${missing[@]}"; do
    # Debian 13 has other names for some; the first that this Debian knows is taken.
    for name in ${names//,/ }; do
      apt-cache show "$name" >/dev/null 2>&1 && chosen+=("$name") && break
    done
  done
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${chosen[@]}" >/dev/null || {
    echo "安装失败,请手动执行 / could not install, run by hand: apt-get install ${chosen[*]}" >&2
    exit 1
  }
}
