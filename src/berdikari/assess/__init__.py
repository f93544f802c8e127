"""Assess: trade flows, production and cost sheets into dependence, concentration, advantage and local content. Pure."""
