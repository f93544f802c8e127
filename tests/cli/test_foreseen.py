"""`berdikari forecast` on the terminal."""

import json

BAGS = ("forecast", "--device", "blood-bag", "--lang", "en", "--draws", "400")


def test_the_gap_to_a_target_follows_the_forecast_and_names_the_device(run):
    run("starter")
    plain, aimed = run(*BAGS).out, run(*BAGS, "--target", "2027=0.5").out
    gap = aimed.removeprefix(plain)
    assert gap != aimed
    assert gap.startswith("blood bag, 2027\n")
    assert "is met" in gap
    assert "stage" not in gap, "no heads without rows"
    assert json.loads(run(*BAGS, "--target", "2027=0.5", "--json").out)["year"] == 2027
    assert "half of the need" in run(*BAGS, "--target", "2027=50").err
