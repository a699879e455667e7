"""The kinds of mail, a file each; `catalogue` lists them."""
