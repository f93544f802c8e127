"""Linear algebra in one thread: on many small products, threads spend more on waiting than on the work."""

from collections.abc import Callable
from functools import cache, wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import ThreadpoolController

Given = ParamSpec("Given")
Result = TypeVar("Result")


def one_thread(work: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same function, with the linear algebra library held to one thread while it runs."""

    @wraps(work)
    def run(*args: Given.args, **more: Given.kwargs) -> Result:
        with _libraries().limit(limits=1, user_api="blas"):
            return work(*args, **more)

    return run


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()
