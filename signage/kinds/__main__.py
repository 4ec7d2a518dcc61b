"""Where the worker process begins: `python -I -m signage.kinds`. It ends without tidying up: all of it is thrown away."""

import gc
import os
import sys

gc.disable()  # what is imported is no garbage; looking for some costs a twentieth of the start

from signage.kinds.worker.process import main  # noqa: E402 - not before that

code = main()
sys.stderr.flush()
os._exit(code)
