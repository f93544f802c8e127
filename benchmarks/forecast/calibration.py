"""How well it would have foreseen: the starter register walked forward, and the dropped memoranda of Gujarat.

python benchmarks/forecast/calibration.py
"""

from datetime import date

from berdikari import foresee
from berdikari.edge.foresee import Own

TODAY = date(2026, 11, 22)


def main():
    found = foresee.calibration(Own(), TODAY)
    print(f"{len(found.walk.cases)} forecasts of {len({case.partnership for case in found.walk.cases})} partnerships, "
          f"{sum(case.came for case in found.walk.cases)} came; {len(found.walk.cohorts)} cohorts")  # fmt: skip
    for one in found.scores:
        print(
            f"{one.name:<16} Brier {one.brier:.3f}  log {one.log:.3f}  CRPS {one.ranked:.3f}  80 % bands cover {one.covered:.1%}"
        )
    for cohort in found.walk.cohorts:
        expected = sum(count * chance for count, chance in enumerate(cohort.chances))
        print(
            f"  {cohort.year} + {cohort.years:.0f}: expected {expected:.2f} of {len(cohort.chances) - 1}, came {cohort.came}"
        )
    for name, left in (
        ("Gujarat, each summit from the others", found.left_out),
        ("Gujarat, counts of other days", found.foreseen),
    ):
        print(f"{name}: {sum(one.inside for one in left)} of {len(left)} within the 80 % band")
        for one in left:
            print(
                f"  {one.cohort}: {one.low:.3f} to {one.high:.3f}, seen {one.seen:.3f}{'' if one.inside else '  outside'}"
            )


if __name__ == "__main__":
    main()
