"""Legal data of the office: instruments, base salary, rates, forms of award."""
