"""The second reader: a model behind an OpenAI-compatible endpoint that the user names; off unless it is."""

from berdikari.edge.model.reader import ModelReader, model_reader

__all__ = ["ModelReader", "model_reader"]
