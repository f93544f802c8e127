"""Who serves whom at least cost once the open sites are known: the transportation problem, warm from one set to the
next.
"""

import highspy
import numpy as np

from berdikari.plan.siting import Flags, Floats, Siting


class Transport:
    """The linear program of one capacitated siting; only the upper bounds of its columns change between solutions."""

    def __init__(self, siting: Siting) -> None:
        assert siting.capacity is not None
        assert siting.demand is not None
        self.siting = siting
        self.site, self.customer = np.nonzero(np.isfinite(siting.cost))
        self.solver = highspy.Highs()  # type: ignore[no-untyped-call]
        self.solver.setOptionValue("output_flag", False)  # noqa: FBT003
        self.solver.setOptionValue("threads", 1)
        self.solver.setOptionValue("presolve", "off")
        self.solver.passModel(self._model(siting.capacity, siting.demand))
        self.opened = np.zeros(len(siting.fixed), np.bool_)

    def serve(self, opened: Flags) -> tuple[float, Floats] | None:
        """Cost of serving (no fixed costs) and shares (sites, customers); None: the open sites cannot serve all."""
        assert self.siting.capacity is not None
        assert self.siting.demand is not None
        if self.siting.capacity[opened].sum() < self.siting.demand.sum() * (1 - 1e-12):
            return None
        changed = np.flatnonzero((opened != self.opened)[self.site]).astype(np.int32)
        upper = opened[self.site[changed]].astype(float)
        self.solver.changeColsBounds(len(changed), changed, np.zeros(len(changed)), upper)
        self.opened = opened.copy()
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        flow = np.zeros(self.siting.cost.shape)
        flow[self.site, self.customer] = np.clip(self.solver.getSolution().col_value, 0.0, 1.0)
        flow[flow < 1e-11] = 0.0
        costs = np.where(flow > 0.0, self.siting.cost, 0.0)
        return float((costs * flow).sum()), flow

    def prices(self) -> Floats:
        """(customers,) what one more of each customer would cost, at the last solution."""
        return np.array(self.solver.getSolution().row_dual[: self.siting.cost.shape[1]])

    def _model(self, capacity: Floats, demand: Floats) -> highspy.HighsLp:
        sites, customers = self.siting.cost.shape
        model = highspy.HighsLp()
        columns = len(self.site)
        model.num_col_, model.num_row_ = columns, customers + sites
        model.col_cost_ = self.siting.cost[self.site, self.customer]
        model.col_lower_, model.col_upper_ = np.zeros(columns), np.zeros(columns)
        model.row_lower_ = np.concatenate([np.ones(customers), np.full(sites, -highspy.kHighsInf)])
        model.row_upper_ = np.concatenate([np.ones(customers), capacity])
        model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        model.a_matrix_.start_ = 2 * np.arange(columns + 1)
        model.a_matrix_.index_ = np.stack([self.customer, customers + self.site], axis=1).ravel()
        model.a_matrix_.value_ = np.stack([np.ones(columns), demand[self.customer]], axis=1).ravel()
        return model
