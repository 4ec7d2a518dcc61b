"""From the content folder to the store: watch, settle, one sandboxed worker a file, publish. Never opens a file's content itself."""
