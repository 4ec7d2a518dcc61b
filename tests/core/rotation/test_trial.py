"""When a snapshot has run two full loops."""

from signage.core.rotation.trial import LEAST_S, LOOP_S, Trial, after

DUE = frozenset({"甲/0", "乙/0", "丙/0"})


def played(*ended: str, seconds: float = 30.0, due: frozenset[str] = DUE) -> Trial:
    trial = Trial()
    for slide in ended:
        trial = after(trial, seconds, slide, due)
    return trial


def test_a_loop_is_full_when_everything_due_has_been_to_its_end() -> None:
    assert played("甲/0", "乙/0", "甲/0", "乙/0").loops == 0
    assert played("甲/0", "乙/0", "丙/0").loops == 1
    assert not played("甲/0", "乙/0", "丙/0", "甲/0", "乙/0").is_passed
    assert played("甲/0", "乙/0", "丙/0", "甲/0", "乙/0", "丙/0").is_passed


def test_what_is_due_no_longer_is_not_waited_for() -> None:
    trial = after(played("甲/0", "乙/0"), 8.0, "甲/0", frozenset({"甲/0", "乙/0"}))
    assert trial.loops == 1


def test_a_folder_of_one_slide_is_not_good_within_seconds() -> None:
    one = frozenset({"甲/0"})
    trial = played(*["甲/0"] * 3, seconds=8.0, due=one)
    assert (trial.loops, trial.is_passed) == (3, False)
    while trial.played < LEAST_S:
        assert not trial.is_passed
        trial = after(trial, 8.0, "甲/0", one)
    assert trial.is_passed


def test_after_an_hour_the_wheel_has_been_round() -> None:
    trial = Trial()
    for _ in range(2):
        trial = after(trial, LOOP_S - 1, "甲/0", DUE)
        trial = after(trial, 1.0)
    assert (trial.loops, trial.is_passed) == (2, True)


def test_nothing_that_ends_is_no_loop() -> None:
    assert after(Trial(), 8.0, "", frozenset()).loops == 0
    assert after(Trial(), 8.0, "甲/0", frozenset()).loops == 1
