"""Nearer: two people grow closer, a few minutes a day; what they write is sealed on their own devices."""
