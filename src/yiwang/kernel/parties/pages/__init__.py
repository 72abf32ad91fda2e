"""A person's own pages: data, contacts, mandates."""
