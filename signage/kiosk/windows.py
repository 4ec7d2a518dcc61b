"""The task of Windows that starts the program at log-on: a definition for schtasks.exe, and the commands.

In: who plays, the program, names for people. Out: text and commands, as values. Never touches the disk.
The definition follows the Task Scheduler Schema ([MS-TSCH] 2.5), version 1.2: Windows 7 and newer. What it asks for:

* a few seconds after log-on, in the session of that user and with no more rights than he has;
* started again a minute after it failed, as often as the schema allows; a second one is never started beside it;
* no limit of time, and neither a battery nor an idle PC matters;
* normal priority: what is not said is "below normal", and pictures would stutter.
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path, PureWindowsPath
from typing import Final
from xml.sax.saxutils import escape

NAMESPACE: Final = "http://schemas.microsoft.com/windows/2004/02/mit/task"
ENCODING: Final = "utf-16"
"""What schtasks.exe reads, with its byte order mark."""
FOLDER: Final = ("AppData", "Local")
INTERPRETER: Final = "pythonw.exe"
"""Python without a console, which would stand on the screen behind the picture."""
DELAY, AGAIN, TIMES, PRIORITY = "PT5S", "PT1M", 255, 5


def definition(name: str, mark: str, user: str, command: Sequence[str], words: Mapping[str, str]) -> str:
    """The task as XML. `command`: the program `signage` and what it is told; it is started by the interpreter beside it."""
    program, *told = command
    interpreter = PureWindowsPath(program).with_name(INTERPRETER)
    arguments = subprocess.list2cmdline(["-I", "-m", "signage", *told])
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="{NAMESPACE}">
  <RegistrationInfo>
    <Source>{escape(mark)}</Source>
    <Description>{escape(words["program"])}</Description>
    <URI>\\{escape(name)}</URI>
  </RegistrationInfo>
  <Triggers>
    <LogonTrigger>
      <Enabled>true</Enabled>
      <UserId>{escape(user)}</UserId>
      <Delay>{DELAY}</Delay>
    </LogonTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>{escape(user)}</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <IdleSettings>
      <StopOnIdleEnd>false</StopOnIdleEnd>
      <RestartOnIdle>false</RestartOnIdle>
    </IdleSettings>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <RunOnlyIfIdle>false</RunOnlyIfIdle>
    <WakeToRun>false</WakeToRun>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>{PRIORITY}</Priority>
    <RestartOnFailure>
      <Interval>{AGAIN}</Interval>
      <Count>{TIMES}</Count>
    </RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(str(interpreter))}</Command>
      <Arguments>{escape(arguments)}</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def file_of(home: Path, name: str) -> Path:
    """Where the definition is kept: what was registered, to compare with later."""
    return home.joinpath(*FOLDER, name, f"{name}-task.xml")


def registers(name: str, file: Path) -> tuple[tuple[str, ...], ...]:
    """Makes the task, in the place of one of this name, and starts it now."""
    return ("schtasks", "/Create", "/TN", name, "/XML", str(file), "/F"), ("schtasks", "/Run", "/TN", name)


def ends(name: str) -> tuple[str, ...]:
    """Ends what runs. Fails where nothing does."""
    return ("schtasks", "/End", "/TN", name)


def removes(name: str) -> tuple[str, ...]:
    """Takes the task away."""
    return ("schtasks", "/Delete", "/TN", name, "/F")


def asks(name: str) -> tuple[str, ...]:
    """Fails where there is no such task."""
    return ("schtasks", "/Query", "/TN", name)
