"""The way of a draft, pure: pages, materials, redirects, what is missing."""
