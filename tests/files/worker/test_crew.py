"""How many workers a command line is worth."""

import pytest

from xl_perfgoals.files.worker import crew


@pytest.mark.parametrize(("files", "workers"), [(0, 0), (1, 1), (6, 1), (7, 2), (20, 4), (1000, 167)])
def test_each_worker_has_files_enough(files, workers):
    assert crew.worthwhile(files) == workers


@pytest.mark.parametrize(("files", "workers"), [(0, 0), (1, 1), (2, 1), (3, 2), (7, 4)])
def test_a_forked_worker_needs_fewer(files, workers):
    assert crew.worthwhile(files, forked=True) == workers


def test_files_are_counted_in_all_folders_and_no_further_than_it_matters(tmp_path):
    for folder in ("甲", "甲/乙", "丙"):
        (tmp_path / folder).mkdir()
        for number in range(5):
            (tmp_path / folder / f"{number}.xlsx").touch()
    assert crew.likely_files([]) == 0
    assert crew.likely_files(["没有.xlsx", "--no-cache"]) == 2
    assert crew.likely_files([str(tmp_path)]) == 16
    assert crew.likely_files([str(tmp_path)] * 1000) == 48
