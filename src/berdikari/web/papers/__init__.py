"""The pages on paper, and as every other file that can be handed on."""
