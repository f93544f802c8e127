"""The second reader: a model behind an OpenAI-compatible endpoint that the user names; off unless it is."""

from berdikari.edge.model.reader import ModelReader, begin_run, model_reader

__all__ = ["ModelReader", "begin_run", "model_reader"]
