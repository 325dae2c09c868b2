"""The example of the guide is what the service answers."""

from __future__ import annotations

import json
import re

from flask.testing import FlaskClient

from tests.service.languagetool.conftest import ROOT

GUIDE = ROOT / "docs/languagetool.md"


def test_the_example_is_true(client: FlaskClient) -> None:
    guide = GUIDE.read_text("utf-8")
    asked = re.search(r"/v2/check -d language=(\S+) --data-urlencode \"text=(.+)\"", guide)
    shown = re.search(r"```json\n(.+?)```", guide, re.DOTALL)
    assert asked
    assert shown
    form = {"language": asked[1], "text": asked[2]}
    (match,) = client.post("/v2/check", data=form).get_json()["matches"]
    told = json.loads(shown[1])
    assert {name: match[name] for name in told} == told


def test_all_addresses_are_in_the_guide(client: FlaskClient) -> None:
    guide = GUIDE.read_text("utf-8")
    rules = [rule.rule for rule in client.application.url_map.iter_rules()]
    addresses = [rule for rule in rules if re.fullmatch(r"/v2/(?!v2)[a-z/]+", rule)]
    assert len(addresses) == 9
    assert [address for address in addresses if address not in guide] == []
