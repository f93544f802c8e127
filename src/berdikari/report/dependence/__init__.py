"""Views of a dependence: lines for a screen, tables for Excel, and charts of its suppliers as SVG."""
