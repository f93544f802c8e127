"""The same SQL on Sail, a Spark Connect server without a JVM, gives the same numbers as DuckDB."""

import socket

import numpy as np
import pytest

from berdikari.edge.trade import sql
from berdikari.edge.trade.ask import basket_flows
from berdikari.edge.trade.engine import open_engine
from berdikari.edge.trade.library import DataSet
from berdikari.edge.trade.settings import TradeSettings
from berdikari.edge.trade.write import write_flows
from berdikari.records.trade import Basket

from .test_engine import world

pytestmark = pytest.mark.filterwarnings("ignore:.*:FutureWarning", "ignore:.*:DeprecationWarning")
spark = pytest.importorskip("pysail.spark", reason="pysail is not installed here")
pytest.importorskip("pyspark.sql", reason="pyspark-client is not installed here")


@pytest.fixture(scope="module")
def address():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = spark.SparkConnectServer(ip="127.0.0.1", port=port)
    server.start(background=True)
    yield f"sc://127.0.0.1:{port}"
    server.stop()


def test_both_engines_agree(address, tmp_path):
    data_set = DataSet(name="t", folder=tmp_path / "t", source="made for the test", synthetic=True)
    write_flows(data_set, world())
    views = {name: data_set.files(("both",), [2022]) for name in ("imports", "exports")}
    answers = []
    for engine in (TradeSettings(threads=1), TradeSettings(engine=address)):
        with open_engine(engine) as opened:
            opened.bind(views)
            found = opened.ask(f"SELECT * FROM ({sql.DEPENDENCE}) AS found ORDER BY product, country")
            answers.append((found, basket_flows(opened, data_set, Basket(device="x", codes=("902212",)), "IDN")))
    (duck, flows), (sail, same) = answers
    assert list(duck) == list(sail)
    assert len(duck["product"]) > 10
    for name in duck:
        np.testing.assert_allclose(
            np.ma.filled(sail[name].astype(float), -1), np.ma.filled(duck[name].astype(float), -1), rtol=1e-12
        )
    assert flows == same
