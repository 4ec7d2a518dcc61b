"""`python -m signage.curtain`: one curtain."""

from signage.curtain.main import main

raise SystemExit(main())
