"""Where the worker process begins: `python -I -m signage.kinds`."""

from signage.kinds.process import main

raise SystemExit(main())
