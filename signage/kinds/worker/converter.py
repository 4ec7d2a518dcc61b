"""The converter process: LibreOffice, once, on one file, inside a sandbox that this program finds around itself.

In: a file at `INPUT`, put there by bubblewrap, and on the command line the path of `soffice` and a `Convertible`. Out:
the converted bytes on stdout, nothing else. It gives up its rights, makes a fresh profile in the scratch memory, starts
LibreOffice and waits. All it leaves behind dies with its process namespace. Standard library only.

The import filter is named, so that LibreOffice never guesses what a file is; above all not HTML, which may name others.
"""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

from signage.kinds.wire import Convertible
from signage.kinds.worker.kernel import restrict_program
from signage.kinds.worker.limits import leave_root, lower_priority, set_limits, yield_to_the_picture

SCRATCH = Path("/tmp")  # noqa: S108 - a memory file system of its own, made by bubblewrap for this run alone
INPUT = "/input"
MAX_OUTPUT = 128 << 20
MEMORY = 4 << 30  # address space: LibreOffice maps far more than it uses
DATA = 3 << 29  # 1.5 GB that it may really fill, a process
CPU_S = 60
FILES = 512
PIECE = 1 << 20
FAILED = 3

IMPORT = {
    Convertible.DOC: "MS Word 97",
    Convertible.RTF: "Rich Text Format",
    Convertible.ODT: "writer8",
    Convertible.XLS: "MS Excel 97",
    Convertible.ODS: "calc8",
    Convertible.PPT: "MS PowerPoint 97",
    Convertible.PPTX: "Impress MS PowerPoint 2007 XML",
    Convertible.ODP: "impress8",
}
EXPORT = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "pdf": "pdf:impress_pdf_Export",
}
# Macros never run, not even signed ones; nothing outside the file is fetched or brought up to date; nothing phones home.
SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
CHOICES: tuple[tuple[str, str, str], ...] = (
    (SCRIPTING, "MacroSecurityLevel", "3"),
    (SCRIPTING, "DisableMacrosExecution", "true"),
    (SCRIPTING, "DisableActiveContent", "true"),
    (SCRIPTING, "BlockUntrustedRefererLinks", "true"),
    (SCRIPTING, "DisablePythonRuntime", "true"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    ("/org.openoffice.Office.Common/Misc", "UseLocking", "false"),
    ("/org.openoffice.Office.Common/Misc", "CrashReport", "false"),
    ("/org.openoffice.Office.Common/Misc", "CollectUsageInformation", "false"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "false"),
    ("/org.openoffice.Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("/org.openoffice.Office.Linguistic/General", "DefaultLocale_CJK", "zh-CN"),
    ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", "zh-CN"),
    ("/org.openoffice.Office.Common/VCL", "DisableOpenGL", "true"),
    ("/org.openoffice.Office.Common/Misc", "UseOpenCL", "false"),
)


def main() -> int:
    """Convert. 0: the bytes are on stdout; `FAILED`: LibreOffice made nothing of the file."""
    _, program, form, processes = sys.argv
    out_fd = os.dup(1)
    os.dup2(2, 1)
    lower_priority()
    yield_to_the_picture()
    leave_root()
    set_limits(memory=MEMORY, cpu_s=CPU_S, files=FILES, file_bytes=MAX_OUTPUT, processes=int(processes))
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (DATA, DATA if hard == resource.RLIM_INFINITY else min(hard, DATA)))
    restrict_program()
    made = converted(program, Convertible(form), SCRATCH)
    if made is None:
        return FAILED
    return 0 if sent(made, out_fd) else FAILED


def converted(program: str, form: Convertible, scratch: Path) -> Path | None:
    """The file that LibreOffice made, wherever it may really lead; None if it made none."""
    profile, made = scratch / "profile", scratch / "made"
    for folder in (scratch / "home", profile / "user", made):
        folder.mkdir(parents=True)
    (profile / "user/registrymodifications.xcu").write_text(registry(), encoding="utf-8")
    given = scratch / f"given.{form}"
    given.symlink_to(INPUT)
    command = (
        program,
        f"-env:UserInstallation=file://{profile}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard", "--nologo"),
        f"--infilter={IMPORT[form]}",
        *("--convert-to", EXPORT[form.target], "--outdir", str(made), str(given)),
    )
    environment = {
        "HOME": str(scratch / "home"),
        "TMPDIR": str(scratch),
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "SAL_DISABLE_OPENCL": "1",
    }
    done = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, cwd=scratch, check=False)
    found = made / f"given.{form.target}"
    return found if done.returncode == 0 and found.is_file() else None


def registry() -> str:
    """The settings of the fresh profile."""
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in CHOICES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )


def sent(made: Path, out_fd: int) -> bool:
    """Write a plain file of a reasonable size; a link is not followed."""
    try:
        fd = os.open(made, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    info = os.fstat(fd)
    if not stat.S_ISREG(info.st_mode) or not 0 < info.st_size <= MAX_OUTPUT:
        return False
    while piece := os.read(fd, PIECE):
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(out_fd, rest) :]
    return True


if __name__ == "__main__":
    sys.exit(main())
