"""The face over a real agent, real books and a real platform."""
