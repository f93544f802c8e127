"""Program: a mixed-integer program under construction, with a name for each column and row; solved or written out by
HiGHS.
"""

from dataclasses import dataclass, field
from pathlib import Path

import highspy
import numpy as np

from berdikari.plan.siting import Floats, Progress, Watch, go_on

Terms = list[tuple[int, float]]


@dataclass(slots=True)
class Program:
    """Columns with cost, bounds and kind; rows with bounds and terms."""

    names: list[str] = field(default_factory=list)
    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[str, float, float, Terms]] = field(default_factory=list)

    def column(self, name: str, *, cost: float, upper: float = np.inf, whole: bool = False) -> int:
        """A new variable from 0 to `upper`; its index."""
        self.names.append(name)
        self.cost.append(float(cost))
        self.upper.append(float(upper))
        self.whole.append(whole)
        return len(self.names) - 1

    def row(self, name: str, terms: Terms, *, least: float = -np.inf, most: float = np.inf) -> None:
        """A new constraint least <= sum of terms <= most; terms of one column are added up."""
        merged: dict[int, float] = {}
        for column, factor in terms:
            merged[column] = merged.get(column, 0.0) + float(factor)
        kept = [(column, factor) for column, factor in merged.items() if factor]
        self.rows.append((name, float(least), float(most), kept))

    def highs(self) -> highspy.Highs:
        """The program in HiGHS."""
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = len(self.names), len(self.rows)
        model.col_cost_ = np.array(self.cost)
        model.col_lower_, model.col_upper_ = np.zeros(len(self.names)), np.array(self.upper)
        model.integrality_ = [
            highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous for whole in self.whole
        ]
        model.row_lower_ = np.array([row[1] for row in self.rows])
        model.row_upper_ = np.array([row[2] for row in self.rows])
        counts = [len(row[3]) for row in self.rows]
        model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        model.a_matrix_.start_ = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
        model.a_matrix_.index_ = np.array([column for row in self.rows for column, _ in row[3]], dtype=np.int32)
        model.a_matrix_.value_ = np.array([factor for row in self.rows for _, factor in row[3]], dtype=float)
        model.col_names_, model.row_names_ = self.names, [row[0] for row in self.rows]
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)  # noqa: FBT003
        solver.passModel(model)
        return solver

    def write(self, path: Path) -> None:
        """The program as an LP file, for reading."""
        self.highs().writeModel(str(path))

    def solve(self, *, gap: float = 0.0, watch: Watch = go_on) -> "Outcome":
        """The best values of the columns with a proven bound; stopped by the watch, the best so far."""
        solver = self.highs()
        solver.setOptionValue("mip_rel_gap", gap)
        solver.setOptionValue("mip_abs_gap", 0.0)
        solver.setOptionValue("mip_feasibility_tolerance", 1e-9)
        solver.setOptionValue("threads", 1)

        def asked(event: highspy.HighsCallbackEvent) -> None:
            out = event.data_out
            cost, bound = out.mip_primal_bound, out.mip_dual_bound
            if not watch(Progress(cost=cost, bound=min(cost, bound), nodes=out.mip_node_count)):
                event.interrupt()

        solver.cbMipInterrupt += asked
        solver.run()
        info, status = solver.getInfo(), solver.getModelStatus()
        none = status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
        found = info.primal_solution_status == 2
        mixed = any(self.whole)
        cost = info.objective_function_value if found else np.inf
        bound = np.inf if none else (info.mip_dual_bound if mixed else cost)
        values = np.array(solver.getSolution().col_value) if found else None
        duals = np.array(solver.getSolution().row_dual) if found and not mixed else None
        return Outcome(values=values, cost=cost, bound=min(bound, cost), infeasible=none, duals=duals)


@dataclass(frozen=True, slots=True)
class Outcome:
    """values (columns,): None where none was found; infeasible: proven that none exist.

    duals (rows,): by how much the cost rises for one more of the row's limit; None where columns are whole
    """

    values: Floats | None
    cost: float
    bound: float
    infeasible: bool
    duals: Floats | None = None
