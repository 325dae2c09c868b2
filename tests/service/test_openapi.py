"""The description of the API: whole, valid, and true of what the service answers."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import jsonschema
import pytest
from flask import Flask
from flask.testing import FlaskClient
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from coach.finding import CATEGORIES
from coach.ledger.location import location_of
from coach.service import Settings, create_app
from coach.service.openapi.chinese import TABLE, descriptions, in_chinese, key_of
from coach.service.openapi.document import described_parts, operations
from coach.service.openapi.page import page

DOCUMENT = "/api/v1/openapi.json"
PAGE = "/api/docs"
HERE = "urn:draft-coach:openapi"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder = tmp_path_factory.mktemp("service")
    return create_app(
        Settings(ledger=location_of(str(folder / "ledger.db")), memory=folder / "memory.db")
    )


@pytest.fixture(scope="module")
def client(service: Flask) -> FlaskClient:
    return service.test_client()


@pytest.fixture(scope="module")
def document(client: FlaskClient) -> dict[str, Any]:
    return dict(client.get(DOCUMENT).get_json())


def validator(document: dict[str, Any], *place: str) -> jsonschema.Draft202012Validator:
    """What judges data by the schema at a place of the document."""
    resource = Resource.from_contents(document, default_specification=DRAFT202012)
    registry: Registry[Any] = Registry().with_resource(HERE, resource)
    pointer = "/".join(part.replace("~", "~0").replace("/", "~1") for part in place)
    return jsonschema.Draft202012Validator({"$ref": f"{HERE}#/{pointer}"}, registry=registry)


def filled(path: str, values: dict[str, Any]) -> str:
    for name, value in values.items():
        path = path.replace(f"{{{name}}}", str(value))
    return path


class TestDocument:
    def test_describes_every_address_and_no_other(self, service: Flask) -> None:
        found = operations(service)
        endpoints = {one.endpoint for one in found}
        exact = {f"{one.method} {one.endpoint}" for one in found}
        for module in described_parts().values():
            for key in module.OPERATIONS:
                assert key in endpoints | exact, key
        routed = {
            (rule.endpoint, method)
            for rule in service.url_map.iter_rules()
            if rule.rule.startswith("/api/v1/")
            for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        }
        assert {(one.endpoint, one.method) for one in found} == routed

    def test_every_schema_is_one(self, document: dict[str, Any]) -> None:
        assert document["openapi"].startswith("3.1.")
        schemas = document["components"]["schemas"]
        for name, schema in schemas.items():
            jsonschema.Draft202012Validator.check_schema(schema)
            assert schema.get("description") or schema.get("title") or "." in name, name

    def test_every_reference_leads_somewhere(self, document: dict[str, Any]) -> None:
        def references(value: Any) -> Any:
            if isinstance(value, dict):
                if isinstance(value.get("$ref"), str):
                    yield value["$ref"]
                assert "x-same-as" not in value
                for one in value.values():
                    yield from references(one)
            elif isinstance(value, list):
                for one in value:
                    yield from references(one)

        found = set(references(document))
        assert len(found) > 50
        for reference in found:
            at: Any = document
            for part in reference.removeprefix("#/").split("/"):
                at = at[part]

    def test_every_operation_has_its_own_name_and_both_languages(
        self, document: dict[str, Any]
    ) -> None:
        every = [one for path in document["paths"].values() for one in path.values()]
        names = [one["operationId"] for one in every]
        assert len(names) == len(set(names))
        for one in every:
            assert one["summary"]
            assert any("\u4e00" <= letter <= "\u9fff" for letter in one["x-summary-zh"])

    def test_every_field_of_a_request_says_what_it_is(self, document: dict[str, Any]) -> None:
        for name, schema in document["components"]["schemas"].items():
            if name.endswith(("Request", "Item", "Fields")) and name != "LetterItem":
                for field, one in schema.get("properties", {}).items():
                    assert one.get("description") or name == "LedgerFields", f"{name}.{field}"

    def test_is_the_same_with_a_token_and_needs_none(self, client: FlaskClient) -> None:
        locked = create_app(Settings(token="open sesame")).test_client()
        assert locked.get("/api/v1/health").status_code == 401
        assert locked.get(DOCUMENT).data == client.get(DOCUMENT).data
        assert locked.get(PAGE).status_code == 200


class TestTruth:
    def test_every_example_is_accepted_and_answered_as_described(
        self, client: FlaskClient, document: dict[str, Any]
    ) -> None:
        """In the order in which a ledger is filled: customers and orders before what is below."""
        seen = set()
        for method in ("post", "get"):
            for path, methods in sorted(
                document["paths"].items(), key=lambda one: one[0].count("/")
            ):
                told = methods.get(method)
                body = _example(told)
                if told is None or (method == "post" and body is None):
                    continue
                values = {one["name"]: one["example"] for one in told.get("parameters", [])
                          if "example" in one}  # fmt: skip
                query = {one["name"]: values[one["name"]] for one in told.get("parameters", [])
                         if one["in"] == "query" and one["name"] in values}  # fmt: skip
                response = client.open(
                    filled(path, values), method=method.upper(), json=body, query_string=query
                )
                status = str(response.status_code)
                assert status in ("200", "201"), (method, path, response.text)
                content = told["responses"][status]["content"]
                assert response.mimetype in content
                if response.is_json:
                    place = ("paths", path, method, "responses", status, "content",
                             "application/json", "schema")  # fmt: skip
                    validator(document, *place).validate(response.get_json())
                seen.add((method, path))
        assert len(seen) > 30

    def test_what_is_described_as_wrong_is_refused_and_named(
        self, service: Flask, client: FlaskClient, document: dict[str, Any]
    ) -> None:
        """One mistake in a good body: an unknown field, a missing one, one of another kind."""
        mistakes = 0
        for one in operations(service):
            told = document["paths"][one.path][one.method.lower()]
            if (good := _example(told)) is None:
                continue
            path = filled(one.path, one.operation.path_examples)
            schema = told["requestBody"]["content"]["application/json"]["schema"]
            shape = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
            bad = [("unknown_field", good | {"unknown_field": 1})]
            for name in shape.get("required", []):
                bad.append((name, {key: value for key, value in good.items() if key != name}))
            for name, field in shape["properties"].items():
                odd: Any = 7 if "$ref" in field or field.get("type") == "object" else {"odd": []}
                bad.append((name, good | {name: odd}))
            for name, body in bad:
                response = client.open(path, method=one.method, json=body)
                assert response.status_code == 400, (path, name, response.text)
                fields = [error["field"] for error in response.get_json(force=True)["errors"]]
                assert any(field.split(".")[0] == name for field in fields), (path, name, fields)
                mistakes += 1
        assert mistakes > 100

    def test_every_rule_and_template_is_as_described(
        self, client: FlaskClient, document: dict[str, Any]
    ) -> None:
        for listed, part, shape in (
            ("/api/v1/rules", "rules", "RuleAnswer"),
            ("/api/v1/templates", "templates", "TemplateAnswer"),
        ):
            judge = validator(document, "components", "schemas", shape)
            entries = client.get(listed).get_json()[part]
            assert len(entries) > 20
            for entry in entries:
                judge.validate(client.get(f"{listed}/{entry['id']}").get_json())

    def test_a_problem_is_as_described(self, client: FlaskClient, document: dict[str, Any]) -> None:
        judge = validator(document, "components", "schemas", "Problem")
        for response in (
            client.post("/api/v1/check", json={"text": " "}),
            client.post("/api/v1/check", json={"txt": "", "context": {"kind": "x"}}),
            client.post("/api/v1/translate", json={"text": "a", "engine": ["deepl"]}),
            client.get("/api/v1/windows?place=Atlantis&place=DE"),
            client.get("/api/v1/rules/time/weekendd"),
            client.post("/api/v1/ledger/import", data=b"a;b\n1;2", content_type="text/csv"),
        ):
            assert 400 <= response.status_code < 500
            judge.validate(response.get_json(force=True))

    def test_a_change_has_to_say_what_was_read(self, document: dict[str, Any]) -> None:
        judge = validator(document, "components", "schemas", "OrderChange")
        assert judge.is_valid({"number": "PO-1", "version": 2})
        assert not judge.is_valid({"number": "PO-1"})
        assert not judge.is_valid({"version": 2})


def _example(told: dict[str, Any] | None) -> Any:
    content = (told or {}).get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("example")


class _Read(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.styled = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                assert value not in self.anchors, value
                self.anchors.add(value or "")
            elif name in ("href", "src"):
                self.links.append(value or "")
            elif name == "style" or name.startswith("on"):
                self.styled += 1

    def handle_data(self, data: str) -> None:
        self.text += data


class TestPage:
    def test_keeps_to_a_strict_policy(self, client: FlaskClient) -> None:
        response = client.get(PAGE)
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        read = _Read()
        read.feed(response.text)
        assert not {"script", "style", "iframe", "img"} & set(read.tags)
        assert not read.styled
        assert all(link.startswith(("/", "#")) for link in read.links)
        for link in read.links:
            if link.startswith("#"):
                assert link[1:] in read.anchors, link
            elif link.startswith("/api/"):
                assert client.get(link).status_code == 200, link

    def test_shows_every_address_and_shape(
        self, client: FlaskClient, document: dict[str, Any]
    ) -> None:
        read = _Read()
        read.feed(client.get(PAGE).text)
        for path in document["paths"]:
            assert path in read.text
        for name in document["components"]["schemas"]:
            assert name in read.text

    def test_speaks_the_language_of_its_reader(self, client: FlaskClient) -> None:
        chinese = client.get(PAGE, headers={"Accept-Language": "zh-CN,zh;q=0.9"})
        assert "批量检查" in chinese.text
        assert 'lang="zh-Hans"' in chinese.text
        assert "Accept-Language" in chinese.headers["Vary"]
        assert "批量检查" not in client.get(f"{PAGE}?lang=en").text
        assert "批量检查" in client.get(f"{PAGE}?lang=zh").text

    def test_describes_every_field_in_chinese(self, document: dict[str, Any]) -> None:
        text = page(document, "zh")
        assert "要排除的规则编号和类别的列表" in text
        assert '"code_point"、"utf-16" 之一'.replace('"', "&#34;") in text
        missing = re.findall(r'<span lang="en">(.*?)</span>', text)
        assert missing == [], f"add them with their Chinese to {TABLE.name}"
        assert 'lang="en"' not in page(document, "en").partition("<header>")[2]

    def test_no_chinese_description_is_left_over(
        self, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        used: set[str] = set()

        def noting(description: str) -> str | None:
            used.add(key_of(description))
            return in_chinese(description)

        monkeypatch.setattr("coach.service.openapi.page.in_chinese", noting)
        page(document, "zh")
        assert set(descriptions()) - used == set()


KEPT = [
    "/api/v1/kinds",
    "/api/v1/rules",
    "/api/v1/rules?category=time",
    "/api/v1/rules/time/weekend",
    "/api/v1/templates",
    "/api/v1/templates/order_update/goods-ready",
    DOCUMENT,
    PAGE,
]


@pytest.mark.parametrize("address", KEPT)
def test_what_does_not_change_is_sent_once(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == "private, no-cache"
    tag = first.headers["ETag"]
    for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = client.get(address, headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
    assert client.get(address, headers={"If-None-Match": '"old"'}).data == first.data
    with_body = client.get("/api/v1/rules?category=" + CATEGORIES[0])
    assert with_body.headers["ETag"] != tag


def test_what_changes_is_never_kept(client: FlaskClient) -> None:
    for response in (
        client.post("/api/v1/check", json={"text": "Hello."}),
        client.get("/api/v1/feedback"),
        client.get("/api/v1/rules/none"),
    ):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers
