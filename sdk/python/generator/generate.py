"""Writes the HTTP part of the SDK from the contract: a dataclass per schema, a method per operation, an overload per event.

Run at build time as ``generate.py OPENAPI_YAML FOLDER``; what it writes is not kept in the repository.
"""

from __future__ import annotations

import keyword
import re
import sys
from pathlib import Path
from typing import Any

import yaml

HEADER = '"""Generated from openapi.yaml, version {version}; do not edit."""\n\nfrom __future__ import annotations\n\n'
PRIMITIVES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}
METHODS = ("get", "put", "post", "patch", "delete")


def snake(name: str) -> str:
    """``chatId`` and ``Idempotency-Key`` as Python names them."""
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name.replace("-", "_").replace(".", "_")).lower()
    return words + "_" if keyword.iskeyword(words) else words


def doc(text: str | None, indent: str) -> str:
    if not text:
        return ""
    lines = text.strip().replace("\\", "\\\\").replace('"""', "'''").splitlines()
    body = "\n".join((indent if number and line else "") + line.rstrip() for number, line in enumerate(lines))
    end = "\n" + indent if len(lines) > 1 else " " if body.endswith('"') else ""
    return f'{indent}"""{body}{end}"""\n'


class Contract:
    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.schemas: dict[str, dict[str, Any]] = document["components"]["schemas"]

    def resolve(self, node: dict[str, Any]) -> dict[str, Any]:
        """Follows a reference to a parameter, a response or the like."""
        while "$ref" in node:
            target: Any = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def is_object(self, name: str) -> bool:
        schema = self.schemas[name]
        return schema.get("type") == "object" or "allOf" in schema

    def members(self, schema: dict[str, Any]) -> tuple[dict[str, Any], set[str]]:
        """The properties of an object with those that it is composed of, and which of them are required."""
        properties: dict[str, Any] = {}
        required: set[str] = set()
        for part in schema.get("allOf", []):
            inherited, needed = self.members(self.resolve(part))
            properties |= inherited
            required |= needed
        return properties | schema.get("properties", {}), required | set(schema.get("required", []))

    def name_of(self, schema: dict[str, Any]) -> str | None:
        """The class that stands for a schema, if there is one."""
        reference = schema.get("$ref", "")
        name = reference.removeprefix("#/components/schemas/") if reference else None
        if name is None:
            return None
        if self.is_object(name):
            return name
        target = self.schemas[name]
        return self.name_of(target) if "$ref" in target else None

    def type_of(self, schema: dict[str, Any], prefix: str = "") -> str:
        name = self.name_of(schema)
        if name is not None:
            return prefix + name
        if "$ref" in schema:
            return self.type_of(self.resolve(schema), prefix)
        if all(isinstance(value, str) for value in schema.get("enum", [None])):
            return "Literal[" + ", ".join(f'"{value}"' for value in schema["enum"]) + "]"
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = next((one for one in kind if one != "null"), None)
        if kind == "array":
            return f"list[{self.type_of(schema.get('items', {}), prefix)}]"
        if kind == "object":
            return "dict[str, Any]"
        return PRIMITIVES.get(str(kind), "Any")

    def decoded(self, schema: dict[str, Any], value: str, prefix: str = "") -> str:
        """An expression for what JSON has, as the type has it."""
        name = self.name_of(schema)
        if name is not None:
            return f"{prefix}{name}.from_json({value})"
        if "$ref" in schema:
            return self.decoded(self.resolve(schema), value, prefix)
        if schema.get("type") == "array":
            item = self.decoded(schema.get("items", {}), "item", prefix)
            return value if item == "item" else f"[{item} for item in {value}]"
        return value

    def encoded(self, schema: dict[str, Any], value: str) -> str:
        """An expression for what the type has, as JSON has it."""
        if self.name_of(schema) is not None:
            return f"{value}.to_json()"
        if "$ref" in schema:
            return self.encoded(self.resolve(schema), value)
        if schema.get("type") == "array":
            item = self.encoded(schema.get("items", {}), "item")
            return value if item == "item" else f"[{item} for item in {value}]"
        return value


def model_class(contract: Contract, name: str) -> str:
    schema = contract.schemas[name]
    properties, required = contract.members(schema)
    out = f"@dataclass(frozen=True, kw_only=True)\nclass {name}:\n"
    out += doc(schema.get("description") or f"``{name}`` of the contract.", "    ") + "\n"
    decode, encode = [], []
    for member in sorted(properties, key=lambda one: one not in required):
        field, part = snake(member), properties[member]
        optional = member not in required
        out += f"    {field}: {contract.type_of(part)}{' | None = None' if optional else ''}\n"
        out += doc(part.get("description"), "    ")
        if optional:
            inner = contract.decoded(part, "value")
            absent = f'data.get("{member}")'
            decode.append(
                f"{field}={absent}" if inner == "value"
                else f"{field}=None if (value := {absent}) is None else {inner}"
            )
            encode.append(
                f"        if self.{field} is not None:\n"
                f'            data["{member}"] = {contract.encoded(part, "self." + field)}\n'
            )
        else:
            item = f'data["{member}"]'
            decode.append(f"{field}={contract.decoded(part, item)}")
            encode.append(f'        data["{member}"] = {contract.encoded(part, "self." + field)}\n')
    out += f"\n    @classmethod\n    def from_json(cls, data: Mapping[str, Any]) -> {name}:\n"
    out += '        """Unknown members are ignored; ``KeyError`` or ``TypeError`` where it does not fit."""\n'
    out += "        return cls(\n" + "".join(f"            {line},\n" for line in decode) + "        )\n"
    out += "\n    def to_json(self) -> dict[str, Any]:\n"
    out += "        data: dict[str, Any] = {}\n" + "".join(encode) + "        return data\n"
    return out


def models(contract: Contract) -> str:
    names = [name for name in contract.schemas if contract.is_object(name)]
    parts = [model_class(contract, name) for name in names]
    events = contract.schemas["ServerEvents"]["properties"]
    table = "".join(f'    "{event}": {contract.name_of(schema)}.from_json,\n' for event, schema in events.items())
    parts.append(
        "#: The frames of the server by the name of their event, and how their payload is read.\n"
        "FRAMES: dict[str, Callable[[Mapping[str, Any]], Any]] = {\n" + table + "}\n"
    )
    imports = (
        "from collections.abc import Callable, Mapping\nfrom dataclasses import dataclass\n"
        "from typing import Any, Literal\n\n"
    )
    return imports + "\n\n".join(["", *parts]).lstrip("\n")


def parameter(contract: Contract, node: dict[str, Any]) -> tuple[str, str, str, bool, str]:
    found = contract.resolve(node)
    return (
        found["in"], found["name"], contract.type_of(found["schema"], "model."), found.get("required", False),
        found.get("description", ""),
    )


def content(contract: Contract, node: dict[str, Any]) -> dict[str, Any] | None:
    found: dict[str, Any] = contract.resolve(node).get("content", {})
    return found.get("application/json")


def operation(contract: Contract, path: str, method: str, shared: list[Any], node: dict[str, Any]) -> str:
    parameters = [parameter(contract, one) for one in [*shared, *node.get("parameters", [])]]
    positional = ["self"] + [f"{snake(name)}: {kind}" for place, name, kind, _, _ in parameters if place == "path"]
    named, arguments = [], []
    if "requestBody" in node:
        body = contract.resolve(node["requestBody"])
        json_body = content(contract, body)
        kind = "bytes" if json_body is None else contract.type_of(json_body["schema"], "model.")
        value = "body" if json_body is None else contract.encoded(json_body["schema"], "body")
        if body.get("required", False):
            positional.append(f"body: {kind}")
        else:
            positional.append(f"body: {kind} | None = None")
            value = f"None if body is None else {value}"
        arguments.append(f"body={value}")
    for place in ("query", "header"):
        items = [one for one in parameters if one[0] == place]
        for _, name, kind, required, _ in items:
            named.append(f"{snake(name)}: {kind}" + ("" if required else " | None = None"))
        if items:
            pairs = ", ".join(f'"{name}": {snake(name)}' for _, name, _, _, _ in items)
            arguments.append(f"{'query' if place == 'query' else 'headers'}={{{pairs}}}")
    if node.get("security") == []:
        arguments.append("with_token=False")
    success = [answer for status, answer in node["responses"].items() if str(status).startswith("2")]
    answer = next((found for one in success if (found := content(contract, one)) is not None), None)
    raw = answer is None and any("content" in contract.resolve(one) for one in success)
    result = "bytes" if raw else "None" if answer is None else contract.type_of(answer["schema"], "model.")
    if raw:
        arguments.append("raw=True")
    target = re.sub(r"\{(\w+)\}", lambda match: "{quoted(" + snake(match[1]) + ")}", path)
    call = ", ".join([f'"{method.upper()}"', f'{"f" if "{" in target else ""}"{target}"', *arguments])
    text = node.get("summary", "") + "."
    if node.get("description"):
        text += "\n\n" + node["description"].strip()
    out = f"    def {snake(node['operationId'])}({', '.join(positional + (['*', *named] if named else []))}) -> {result}:\n"
    out += doc(text, "        ")
    if raw:
        return out + f"        return bytes(self._call({call}))\n"
    if answer is None:
        return out + f"        self._call({call})\n"
    return out + f"        return {contract.decoded(answer['schema'], f'self._call({call})', 'model.')}\n"


def api(contract: Contract) -> str:
    methods = [
        operation(contract, path, method, item.get("parameters", []), item[method])
        for path, item in contract.document["paths"].items()
        for method in METHODS
        if method in item
    ]
    return (
        "from typing import Any, Literal\n\nfrom . import model\nfrom .calls import Calls, quoted\n\n\n"
        "class Api(Calls):\n"
        '    """One method for each operation of the contract. They raise ``VerbatimError``."""\n\n'
        + "\n".join(methods)
    )


def events(contract: Contract) -> str:
    payloads = {
        "message" if event == "receive_message" else event: f"model.{contract.name_of(schema)}"
        for event, schema in contract.schemas["ServerEvents"]["properties"].items()
        if event != "error"
    } | {"state": "str", "error": "Exception"}
    overloads = "".join(
        f'    @overload\n    def on(self, event: Literal["{event}"], handler: Callable[[{kind}], object]) '
        "-> Callable[[], None]: ...\n\n"
        for event, kind in payloads.items()
    )
    return (
        "from collections.abc import Callable\nfrom typing import Any, Literal, overload\n\n"
        "from . import model\nfrom .handlers import Handlers\n\n\nclass Events:\n"
        '    """What can be listened to."""\n\n'
        "    def __init__(self) -> None:\n        self._handlers = Handlers()\n\n" + overloads +
        "    def on(self, event: str, handler: Callable[[Any], object]) -> Callable[[], None]:\n"
        '        """Calls a handler from now on; what is answered takes it off again.\n\n'
        "        Handlers of frames are called one after the other. When one raises, ``error`` is told, and it is called\n"
        "        again with the same after a pause: what is to be skipped must be caught. Handlers of ``state`` and\n"
        '        ``error`` are called at once, whatever handler runs.\n        """\n'
        f"        if event not in {{{', '.join(repr(event) for event in payloads)}}}:\n"
        '            raise ValueError(f"There is no event {event!r}.")\n'
        "        return self._handlers.add(event, handler)\n"
    )


def main(source: Path, folder: Path) -> None:
    document = yaml.load(source.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    contract = Contract(document)
    version = document["info"]["version"]
    header = HEADER.format(version=version)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"model": models(contract), "api": api(contract), "events": events(contract)}.items():
        (folder / f"{name}.py").write_text(header + text, "utf-8")
    (folder / "version.py").write_text(f'{header}VERSION = "{version}"\n', "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
