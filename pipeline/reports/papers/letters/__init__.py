"""Papers that go out before a review: the invitation to its meeting, letters with the forms and after them."""
