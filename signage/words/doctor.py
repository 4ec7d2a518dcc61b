"""What `doctor` says: what is lacking, and the next step."""

from __future__ import annotations

from signage.words.fill import Words

POWER: Words = {
    "power-by": (
        "屏幕的电源用 {tool} 开关",
        "The displays' power is switched by {tool}",
    ),
}
"""What it says besides."""

DOCTOR: Words = {
    "pyside-missing": (
        "没有装 PySide6，什么也播不了。请运行：python3 dev.py setup",
        "PySide6 is not installed and nothing can play. Run: python3 dev.py setup",
    ),
    "pyside-crashes": (
        "PySide6 {version} 和 Python {python} 一起用会崩溃，不能用。请运行：python3 dev.py setup，装锁定的版本",
        "PySide6 {version} crashes on Python {python} and is refused. Run python3 dev.py setup for the locked version",
    ),
    "libraries": (
        "缺少系统组件 {names}。请管理员运行：sudo apt-get install -y --no-install-recommends {packages}",
        "System libraries are missing: {names}. Ask an admin to run: "
        "sudo apt-get install -y --no-install-recommends {packages}",
    ),
    "no-chinese-font": (
        "没有中文字体，屏幕上会是方框。请管理员运行：sudo apt-get install -y fonts-noto-cjk",
        "There is no Chinese font; the screen would show boxes. Ask an admin to run: "
        "sudo apt-get install -y fonts-noto-cjk",
    ),
    "no-song-font": (
        "没有宋体，肃穆（solemn）和哀悼（mourning）主题的标题改用黑体，不影响播放。想要宋体："
        "sudo apt-get install -y fonts-noto-cjk",
        "There is no Song typeface: titles of the themes solemn and mourning are set in the sans; everything plays. "
        "To have one: sudo apt-get install -y fonts-noto-cjk",
    ),
    "no-display": (
        "没有找到屏幕：DISPLAY 和 WAYLAND_DISPLAY 都没有。请在这台电脑的桌面上运行，不要远程登录运行",
        "No display was found: neither DISPLAY nor WAYLAND_DISPLAY is set. Run it on the desktop of this PC, not remotely",
    ),
    "display-gone": (
        "屏幕 {display} 连不上。请检查桌面是否已经启动",
        "The display {display} does not answer. Check that the desktop has started",
    ),
    "clock-early": (
        "电脑的日期是 {today}，比程序还早，一定不对。请校准时间；主板电池可能没电了",
        "The date of this PC is {today}, before this program was made. Set the clock; the board's battery may be empty",
    ),
    "clock-late": (
        "电脑的日期是 {today}，看起来不对。请核对时间",
        "The date of this PC is {today}, which looks wrong. Check the clock",
    ),
    "no-zones": (
        "没有时区数据，查不到 {zone}，按北京时间计算。请管理员运行：sudo apt-get install -y tzdata",
        "There is no time zone data for {zone}; Beijing time is used. Ask an admin to run: sudo apt-get install -y tzdata",
    ),
    "no-sandbox": (
        "没有 bubblewrap，处理文件时少一层隔离（仍有内存、时间和大小限制）。请管理员运行：sudo apt-get install -y bubblewrap",
        "bubblewrap is missing: files are prepared with one wall less (limits of memory, time and size remain). "
        "Ask an admin to run: sudo apt-get install -y bubblewrap",
    ),
    "sandbox-fails": (
        "bubblewrap 在这台电脑上用不了（{detail}），处理文件时少一层隔离。请管理员检查是否允许非特权用户命名空间",
        "bubblewrap does not work here ({detail}): files are prepared with one wall less. "
        "Ask an admin whether unprivileged user namespaces are allowed",
    ),
    "no-office": (
        "没有装 LibreOffice，旧版 Word、Excel 和所有 PPT、WPS 文件不能自动转换，只能请放文件的人另存。"
        "建议管理员运行：sudo apt-get install -y --no-install-recommends {packages}",
        "LibreOffice is not installed: slides, old Word and Excel files and WPS files are not converted, and people must "
        "save them otherwise. An admin may run: sudo apt-get install -y --no-install-recommends {packages}",
    ),
    "office-shut-out": (
        "装了 LibreOffice，但隔离用不了，所以不用它转换文件。请先解决 bubblewrap 的问题",
        "LibreOffice is installed but cannot be shut in, so it is not used. Put bubblewrap right first",
    ),
    "no-autostart": (
        "这台电脑开机以后不会自己播放。请运行：signage kiosk install",
        "This PC does not play by itself after a start. Run: signage kiosk install",
    ),
    "no-inhibitor": (
        "没有能拦住休眠的工具，电脑可能自己睡着。请管理员运行：sudo apt-get install -y dbus-bin，或者在桌面设置里关掉自动休眠",
        "There is no tool that keeps this PC awake. Ask an admin to run: sudo apt-get install -y dbus-bin, "
        "or switch sleep off in the desktop's settings",
    ),
    "no-xset": (
        "没有 xset，拦不住熄屏，亮屏时间以外也关不了屏幕的电源。请管理员运行：sudo apt-get install -y x11-xserver-utils",
        "xset is missing: the screen may blank, and its power is not switched by the screen hours. "
        "Ask an admin to run: sudo apt-get install -y x11-xserver-utils",
    ),
    "blanks": (
        "这个桌面过一会儿会熄屏。播放的时候程序会拦住；不播放的时候也要亮着，请运行：xset s off s noblank -dpms",
        "This desktop blanks its screen after a while. The program prevents it while it plays; to prevent it always, run: "
        "xset s off s noblank -dpms",
    ),
    "power-x": (
        "设置了亮屏时间，但这个 X 桌面不能开关屏幕的电源（没有 DPMS），到时间只是全黑。显示器支持 DDC/CI 的，请管理员运行："
        "sudo apt-get install -y ddcutil",
        "There are screen hours, but this X server cannot switch the displays' power (no DPMS); they only turn black. "
        "Where the display knows DDC/CI, ask an admin to run: sudo apt-get install -y ddcutil",
    ),
    "power-wayland": (
        "设置了亮屏时间，但没有能开关屏幕电源的工具，到时间只是全黑。请管理员运行：sudo apt-get install -y wlr-randr（sway、labwc 等 "
        "wlroots 桌面）；GNOME 和 KDE 请运行：sudo apt-get install -y ddcutil",
        "There are screen hours, but no tool that switches the displays' power; they only turn black. Ask an admin to run: "
        "sudo apt-get install -y wlr-randr (sway, labwc and others of wlroots); under GNOME and KDE: sudo apt-get install -y ddcutil",
    ),
    "power-compositor": (
        "设置了亮屏时间，但这个 Wayland 桌面不让 wlr-randr 开关屏幕，到时间只是全黑。显示器支持 DDC/CI 的，请管理员运行："
        "sudo apt-get install -y ddcutil",
        "There are screen hours, but this Wayland compositor does not let wlr-randr switch its outputs; they only turn black. "
        "Where the display knows DDC/CI, ask an admin to run: sudo apt-get install -y ddcutil",
    ),
    "power-no-monitor": (
        "设置了亮屏时间，但 ddcutil 找不到能开关的显示器，到时间只是全黑。请在显示器的菜单里打开 DDC/CI，并请管理员运行："
        "sudo modprobe i2c-dev 和 sudo usermod -aG i2c 播放用的用户名，然后重新登录",
        "There are screen hours, but ddcutil finds no display that it can switch; they only turn black. Switch DDC/CI on in the "
        "display's own menu, and ask an admin to run: sudo modprobe i2c-dev, and sudo usermod -aG i2c with the name of the user "
        "who plays; then log in again",
    ),
    "clock-alone": (
        "时钟没有和时间服务器对上，会慢慢走偏。有网络的请运行：sudo timedatectl set-ntp true；没有网络的请每月核对一次",
        "The clock follows no time server and drifts. With a network run: sudo timedatectl set-ntp true; "
        "without one, compare it once a month",
    ),
    "watchdog-idle": (
        "主板的看门狗没有用上：系统整个卡死时不会自己重启。请管理员在 /etc/systemd/system.conf.d/watchdog.conf 里写两行："
        "[Manager] 和 RuntimeWatchdogSec=30，然后重启",
        "The watchdog of this board is not used: when the whole system hangs, nothing restarts it. Ask an admin to write two lines, "
        "[Manager] and RuntimeWatchdogSec=30, into /etc/systemd/system.conf.d/watchdog.conf, and to reboot",
    ),
    "root": (
        "正在用 root 运行。请换成一个普通用户，出了问题影响更小",
        "This runs as root. Use an ordinary user, so that less can go wrong",
    ),
    "disk-full": (
        "磁盘快满了：{path} 只剩 {free} MB。请清理",
        "The disk is nearly full: {free} MB left at {path}. Make room",
    ),
    "disk-low": (
        "磁盘空间偏少：{path} 还有 {free} MB，建议至少 {needed} MB",
        "Disk space is low: {free} MB left at {path}; {needed} MB or more are advised",
    ),
    "inotify": (
        "系统能同时监视的文件夹太少（{name} = {value}）。新文件会晚几秒才发现。请管理员在 /etc/sysctl.d/ 里写 {name} = {needed}",
        "This system can watch few folders ({name} = {value}); new files are noticed some seconds later. "
        "Ask an admin to write {name} = {needed} into /etc/sysctl.d/",
    ),
    "state-not-writable": (
        "状态文件夹 {path} 写不了（{detail}），不能播放。请检查权限和所有者",
        "The state folder {path} cannot be written ({detail}), so nothing can play. Check its permissions and owner",
    ),
    "state-on-share": (
        "状态文件夹 {path} 在网络共享上（{kind}），断网会出错。请在设置里把 [content] state 改到本机硬盘",
        "The state folder {path} is on a network share ({kind}). Set [content] state to a folder on this PC's own disk",
    ),
    "state-inside": (
        "状态文件夹 {path} 在内容文件夹里面，这样不能播放。请在设置里改 [content] state",
        "The state folder {path} lies inside the content folder, so nothing can play. Change [content] state",
    ),
    "state-open": (
        "状态文件夹 {path} 别的用户也能打开。请运行：chmod 700 {path}",
        "Other users can open the state folder {path}. Run: chmod 700 {path}",
    ),
    "logged": (
        "日志（{at}，{event}）：{zh}",
        "The log says ({at}, {event}): {en}",
    ),
    "logged-lasts": (
        "日志（从 {at} 起，{event}）：{zh}",
        "The log says (since {at}, {event}): {en}",
    ),
    "ledger-elsewhere": (
        "台账写不进状态文件夹，有 {rows} 条先记在 {place}，还没有并入。请检查磁盘是否已满、只读、损坏，以及权限；好了会自动补进去",
        "The ledger cannot be written in the state folder; {rows} rows are kept in {place} and not taken back yet. "
        "See whether the disk is full, read-only or failing, and check permissions; they are taken back by themselves",
    ),
    "ledger-not-writable": (
        "台账写不进去：{path}。请检查磁盘是否只读、损坏，以及权限",
        "The ledger cannot be written: {path}. See whether the disk is read-only or failing, and check permissions",
    ),
    "no-content": (
        "没有找到内容文件夹 {path}。请检查设置，或者用 signage init 新建一个",
        "The content folder {path} is not there. Check the settings, or make one with signage init",
    ),
    "content-silent": (
        "内容文件夹 {path} 没有回应，屏幕继续播已有的内容，恢复以后自动接着处理。请检查网络共享和服务器",
        "The content folder {path} does not answer; the screen goes on with what it has, and work goes on by itself when it is back. "
        "Check the share and its server",
    ),
    "content-not-readable": (
        "内容文件夹 {path} 读不了。请检查权限",
        "The content folder {path} cannot be read. Check its permissions",
    ),
}
