"""config.toml: its tables, its values, what they must not say about each other, and every fault with its key path."""
