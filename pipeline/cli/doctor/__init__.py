"""`thidua doctor`: what somebody who helps has to see, in one zip: `bundle` gathers it, `masking` hides the members."""
