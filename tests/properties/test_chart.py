"""Random charts: the lowest common superior is commutative, above both, idempotent and the lowest such."""

from hypothesis import given
from hypothesis import strategies as st

from sim.organisation import Chart


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a forest whose keys' order says nothing about who is above whom."""
    names = draw(st.lists(st.text("abcdef", min_size=1, max_size=4), min_size=1, max_size=20, unique=True))
    above = {
        name: draw(st.sampled_from(["", *names[:place]]) if place else st.just("")) for place, name in enumerate(names)
    }
    return Chart(above)


@st.composite
def charts_with_two_keys(draw: st.DrawFn) -> tuple[Chart, str, str]:
    chart = draw(charts())
    keys = st.sampled_from(sorted(chart.keys))
    return chart, draw(keys), draw(keys)


@given(charts_with_two_keys())
def test_the_lowest_common_superior_is_commutative(drawn: tuple[Chart, str, str]) -> None:
    chart, one, other = drawn
    assert chart.lowest_common_superior(one, other) == chart.lowest_common_superior(other, one)
    assert chart.distance(one, other) == chart.distance(other, one)


@given(charts_with_two_keys())
def test_it_is_above_both_and_the_lowest_there_is(drawn: tuple[Chart, str, str]) -> None:
    chart, one, other = drawn
    common = set(chart.line(one)) & set(chart.line(other))
    found = chart.lowest_common_superior(one, other)
    if found is None:
        assert not common
    else:
        assert {one, other} <= chart.subtree(found)
        assert common == set(chart.line(found))


@given(charts_with_two_keys())
def test_it_is_idempotent(drawn: tuple[Chart, str, str]) -> None:
    chart, one, other = drawn
    assert chart.lowest_common_superior(one, one) == one
    found = chart.lowest_common_superior(one, other)
    if found is not None:
        assert chart.lowest_common_superior(one, found) == found
        assert chart.lowest_common_superior(found, found) == found


@given(charts())
def test_spans_count_every_key_that_is_no_root_once(chart: Chart) -> None:
    assert sum(chart.span(key) for key in chart.keys) == len(chart.keys) - len(chart.roots)


@given(charts())
def test_subtrees_of_the_roots_part_the_keys(chart: Chart) -> None:
    parts = [chart.subtree(root) for root in chart.roots]
    assert frozenset().union(*parts) == chart.keys
    assert sum(map(len, parts)) == len(chart.keys)


@given(charts_with_two_keys())
def test_one_is_in_the_others_subtree_exactly_when_the_other_is_on_its_line(
    drawn: tuple[Chart, str, str],
) -> None:
    chart, one, other = drawn
    assert (one in chart.subtree(other)) == (other in chart.line(one))
