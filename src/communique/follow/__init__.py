"""Records over time: pure functions that take records of many readings and give what became of them."""
