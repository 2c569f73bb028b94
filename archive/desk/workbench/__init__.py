"""The workbench: one page for a report, and what it asks the archive for while somebody works there."""
