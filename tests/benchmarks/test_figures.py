"""What is read from /proc, and how the limits judge."""

from benchmarks.limits import LIMITS, findings
from benchmarks.processes import parse_stat, tree
from benchmarks.scenarios import SCENARIOS


def test_cpu_time_counts_ended_children() -> None:
    line = "42 (a) b) c) S 7 42 42 0 -1 4194560 1 2 3 4 100 20 30 50 20 0 1 0 5 6 7"
    found = parse_stat(line)
    assert found.parent == 7
    assert found.cpu_s == 200 / 100


def test_a_process_is_in_its_own_tree() -> None:
    assert tree(1)[0] == 1


def test_every_limit_names_a_scenario() -> None:
    assert {name for limit in LIMITS for name in limit.scenarios} <= set(SCENARIOS)


def test_a_figure_that_is_missing_misses_its_limit() -> None:
    found = findings({"start": {}})
    assert [(finding.figure, finding.kept) for finding in found] == [("first_picture_s", False)]


def test_values_on_the_limit_keep_it() -> None:
    assert findings({"start": {"first_picture_s": 1.0}})[0].kept
    assert not findings({"start": {"first_picture_s": 1.001}})[0].kept


def test_the_shares_of_the_browser_need_both() -> None:
    ours = {"cpu_all": 0.1, "pss_player_mb": 60.0, "pss_all_mb": 100.0}
    theirs = {"cpu_all": 0.8, "pss_all_mb": 200.0}
    assert not [finding for finding in findings({"ticker": ours}) if "browser" in finding.scenario]
    found = [f for f in findings({"ticker": ours, "browser": theirs}) if "browser" in f.scenario]
    assert [(finding.value, finding.kept) for finding in found] == [(0.125, True), (0.3, True), (0.5, True)]
    found = [f for f in findings({"ticker": ours | {"pss_player_mb": 71.0}, "browser": theirs}) if not f.kept]
    assert [(finding.figure, finding.value) for finding in found if "browser" in finding.scenario] == [
        ("pss_player_mb", 0.355)
    ]
    found = [f for f in findings({"ticker": ours, "browser-ticker": theirs}) if "browser" in f.scenario]
    assert [(finding.value, finding.bound) for finding in found] == [(0.125, "—"), (0.3, "—"), (0.5, "—")]
