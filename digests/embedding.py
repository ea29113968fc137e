"""A sentence model, where the operator asked for one: the extra `embeddings` and EMBEDDINGS_MODEL.

Model2Vec: static multilingual models of tens of megabytes that need no GPU and no network once
they lie in a folder (https://github.com/MinishLab/model2vec). Imported only here, only then.
"""

from collections.abc import Sequence
from importlib import import_module

from news.meaning import Embed, Vector


class EmbeddingsError(Exception):
    """The model cannot be used; the message says what to mend."""


def load(model: str) -> Embed:
    """Load a model: a folder, or a name that the library may fetch.

    Raises:
        EmbeddingsError: the extra is not installed, or there is no such model.
    """
    try:
        library = import_module("model2vec")
    except ImportError as error:
        raise EmbeddingsError(
            "EMBEDDINGS_MODEL needs the extra: pip install 'vestnik[embeddings]'"
        ) from error
    try:
        loaded = library.StaticModel.from_pretrained(model)
    except Exception as error:  # the library names no exceptions of its own
        raise EmbeddingsError(f"EMBEDDINGS_MODEL: {model} cannot be loaded: {error}") from error

    def embed(texts: Sequence[str]) -> Sequence[Vector]:
        return [tuple(map(float, row)) for row in loaded.encode(list(texts))]

    return embed
