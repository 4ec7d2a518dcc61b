"""Where the worker process begins: `python -I -m signage.kinds FD`."""

from signage.kinds.process import main

raise SystemExit(main())
