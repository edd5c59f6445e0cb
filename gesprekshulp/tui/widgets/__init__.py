"""Small widgets that draw one thing each and know no case, store or content."""
