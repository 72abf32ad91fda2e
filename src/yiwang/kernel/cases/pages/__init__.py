"""The workbench: one to-do list, one page per case, one form per deed."""
