"""The reader takes data and nothing else, says where it stopped, and finds files by name or path."""

from collections.abc import Callable
from pathlib import Path

import pytest

from sim.errors import FileFaults
from sim.organisation.files import MAX_BYTES, MAX_DEPTH, locate, names, read

Written = Callable[..., Path]

REFUSED = {
    "an alias": ("a: &x {b: 1}\nc: *x\n", "c", "is an alias", 2),
    "an anchor": ("a: &x {b: 1}\n", "a", "is an anchor", 1),
    "a tag": ("a: 1\nb: !!python/object:os.system {}\n", "b", "is a tag", 2),
    "a plain tag": ("a: !!str 1\n", "a", "is a tag", 1),
    "something to fill in": ("a: 1\nb:\n  c: x${y}\n", "b.c", "contains ${", 3),
    "a duplicate key": ("a: 1\nb: 2\na: 3\n", "a", "is written twice", 3),
    "a duplicate key further in": ("a:\n  b: 1\n  b: 2\n", "a.b", "is written twice", 3),
    "a merge key": ("a: {b: 1}\nc:\n  <<: {d: 1}\n", "c.<<", "is no proper key", 3),
    "a capital in a key": ("aB: 1\n", "aB", "is no proper key", 1),
    "a number as key": ("1: 1\n", "1", "is no proper key", 1),
    "a list as key": ("? [a, b]\n: 1\n", "", "a key that is no word", 1),
    "not a number": ("a: .nan\n", "a", "no finite number", 1),
    "not a number in letters": ("a: NaN\n", "a", "no finite number", 1),
    "an infinite number": ("a: -.inf\n", "a", "no finite number", 1),
    "a number beyond measure": ("a: 1e999\n", "a", "no finite number", 1),
    "a second document": ("a: 1\n---\nb: 2\n", "", "several documents", 2),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_data_is_refused_with_its_line(case: tuple[str, str, str, int], written: Written) -> None:
    text, key, says, line = case
    faults = read("organisation", written(text)).faults
    assert (key, line) in {(fault.key, fault.line) for fault in faults if says in fault.problem}


UNREADABLE = {
    "too deep a nest": ("a: " + "{a: " * 15 + "1" + "}" * 15, ".".join("a" * MAX_DEPTH) + ": is nested too deeply"),
    "too deep a list": ("a: " + "[" * 400 + "]" * 400, "a" + ".0" * (MAX_DEPTH - 1) + ": is nested too deeply"),
    "broken syntax": ("a: {b: 1\nc: 2\n", "not readable as YAML"),
    "no mapping": ("- a\n- b\n", "holds no mapping"),
    "nothing": ("", "holds no mapping"),
    "only a comment": ("# a\n", "holds no mapping"),
    "a control character": ("a: \x07\n", "not readable as YAML"),
    "too much": ("a: " + "x" * MAX_BYTES, "is too large"),
    "a bottomless nest": ("[" * 900_000, "is nested too deeply"),
}


@pytest.mark.parametrize("case", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_cannot_be_read_is_one_message(case: tuple[str, str], written: Written) -> None:
    text, says = case
    with pytest.raises(FileFaults) as caught:
        read("organisation", written(text))
    assert says in str(caught.value)
    assert len(str(caught.value)) < 1000


def test_text_that_is_no_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nb: å\n".encode("latin-1"))
    with pytest.raises(FileFaults, match=r"latin\.yaml:2: .*UTF-8"):
        read("organisation", path)


def test_words_mean_what_yaml_1_2_says(written: Written) -> None:
    text = "a: no\nb: 1:30\nc: 2016-10-01\nd: true\ne: 7\nf: 1e-3\ng: '7'\nh:\ni: ~\nj: 0x1F\nk: -.5\n"
    assert read("organisation", written(text)).data == {
        "a": "no", "b": "1:30", "c": "2016-10-01", "d": True, "e": 7, "f": 0.001, "g": "7", "j": "0x1F", "k": -0.5,
    }  # fmt: skip


def test_a_byte_order_mark_is_no_part_of_the_first_key(tmp_path: Path) -> None:
    path = tmp_path / "marked.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read("organisation", path).data == {"a": 1}


def test_a_name_is_a_shipped_file_and_a_path_is_any_file(written: Written, tmp_path: Path) -> None:
    assert locate("population", "small").stem == "small"
    assert locate("population", written("a: 1", "mine")) == tmp_path / "mine.yaml"
    assert locate("population", str(tmp_path / "mine.yaml")) == tmp_path / "mine.yaml"


@pytest.mark.parametrize("wrong", ["smal", "nowhere/smal.yaml", "../population", "x\0y", "small.yaml"])
def test_an_unknown_name_lists_what_exists(wrong: str) -> None:
    with pytest.raises(FileFaults) as caught:
        read("population", wrong)
    assert all(name in str(caught.value) for name in names("population"))


def test_an_unknown_name_says_the_nearest() -> None:
    with pytest.raises(FileFaults, match="did you mean 'small'"):
        read("population", "smal")


def test_a_fault_survives_a_process_border(written: Written) -> None:
    import pickle  # noqa: PLC0415 - what a pool does to an exception, and only here

    with pytest.raises(FileFaults) as caught:
        read("organisation", written("- a\n"))
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert str(again) == str(caught.value)
