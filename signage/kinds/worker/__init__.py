"""The process that reads dropped files, and what it gives up before it reads the first byte."""
