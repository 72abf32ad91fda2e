"""What a case computes: its dates, its context for rules, its number."""
