"""The counter: choose an item, say who it is, fill and scan, hand over the receipt."""
