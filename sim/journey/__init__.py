"""One issue's way through the organisation: the state, the agenda, and what each kind of event does to them."""
