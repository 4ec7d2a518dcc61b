"""`python -m signage.screen`: one player."""

from signage.screen.player import main

raise SystemExit(main())
