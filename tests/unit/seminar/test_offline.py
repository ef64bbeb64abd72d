import json
import re

from sim.seminar.offline import named, page, questions
from sim.seminar.programme import programme


def test_answers_are_named_as_the_page_asks() -> None:
    levers = {"decision.own_case": 2.0, "behaviour.x": 0.5}
    question = {"setting": {"organisations": ["today"], "levers": levers}, "replications": 10}
    setting = '"setting":{"levers":{"behaviour.x":0.5,"decision.own_case":2},"organisations":["today"]}'
    assert named("api/compare", question) == f'api/compare {{"replications":10,{setting}}}'


def test_the_file_answers_the_plain_setting_the_cases_and_a_grid_over_three_levers() -> None:
    asked = questions()
    settings = {json.dumps(one["setting"], sort_keys=True) for path, one in asked if path == "api/compare"}
    assert len(programme().data["prepared"]) == 3
    assert len(settings) >= 27 + 1
    assert sum(path == "api/replay" for path, _ in asked) >= 4
    copies = sum("base" in case for case in programme().data["cases"].values())
    assert sum(path == "api/redraw" for path, _ in asked) == copies > 0


def test_the_page_is_whole_and_asks_no_host_for_anything() -> None:
    text = page({"api/start {}": {"odd": "</script><!-- &"}})
    assert "</script><!--" not in text
    assert not re.search(r'(?:src|href)="(?!#|data:)[^"]+"', re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL))
    assert "default-src 'none'" in text
    (imports,) = re.findall(r'<script type="importmap">(.*?)</script>', text)
    modules = json.loads(imports)["imports"]
    assert {"main", "state", "api", "watch", "redraw"} <= modules.keys()
    assert all(address.startswith("data:text/javascript") for address in modules.values())
