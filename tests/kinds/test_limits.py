"""What a process takes from itself so that the picture comes first."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

CORES = """
import json, os, subprocess, sys
from signage.kinds.worker.limits import leave_a_core
os.sched_setaffinity(0, json.loads(sys.argv[1]))
leave_a_core()
child = subprocess.run([sys.executable, "-c", "import os; print(sorted(os.sched_getaffinity(0)))"], capture_output=True, text=True)
print(json.dumps([sorted(os.sched_getaffinity(0)), json.loads(child.stdout)]))
"""


def test_one_processor_is_left_to_the_picture() -> None:
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        pytest.skip("this PC has one processor")
    for given, kept in ((cores, cores[:-1]), (cores[-1:], cores[-1:])):
        argv = [sys.executable, "-c", CORES, json.dumps(given)]
        done = subprocess.run(argv, capture_output=True, text=True, timeout=40, check=True)
        assert json.loads(done.stdout) == [kept, kept], "the only one is used"


POLICY = """
import os
from signage.kinds.worker.limits import lower_priority
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
if os.geteuid() == 0:
    os.setresuid(65534, 65534, 65534)
lower_priority()
print(os.sched_getscheduler(0) in {os.SCHED_IDLE, os.SCHED_BATCH})
"""


def test_what_begins_at_the_lowest_priority_works_too() -> None:
    """Without rights nobody leaves SCHED_IDLE (sched(7)), in which a service or chrt(1) may have started the program."""
    done = subprocess.run([sys.executable, "-c", POLICY], capture_output=True, text=True, timeout=40, check=False)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
