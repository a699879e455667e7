"""Word templates: what a tag may name, how a template is checked before any work, and how it is filled."""
