"""Reports on screen: receiving them, their register, and the one being entered from."""
