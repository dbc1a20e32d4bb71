#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Waymark contributors
"""The JSON Schema against what the program writes and reads. Prints TAP."""
import copy
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

import jsonschema
import tap

SOURCE = pathlib.Path(os.environ["WAYMARK_SOURCE"])
TOOL = os.environ["WAYMARK_JSON_TOOL"]
SEED = int(os.environ.get("WAYMARK_SEED") or random.randrange(2**32))
SCHEMA = json.loads((SOURCE / "data" / "waymark-plan.schema.json").read_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
SAMPLE = SOURCE / "tests" / "exchange" / "samples" / "plan.json"

# What the reader checks beyond a schema: the messages that it may give alone.
READER_ONLY = [
    "No item of this plan",
    "item of that kind",
    "Another item has this id",
    "is no window",
    "is no text of this item",
    "ends before this place",
    "Another reference is mentioned",
]
OTHER_VALUES = [{}, [], [[]], "x", "", 0, 1, -1, 13, 4.5, True, False, None, "x" * 501, "2026-02-01",
                "a\nb", "0" * 32, "F" * 32, {"words": "x", "window": None}, {"id": "0" * 31 + "1"}]


def export(folder, seed, count):
    subprocess.run([TOOL, "generate", str(seed), str(count), folder], check=True)
    return sorted(pathlib.Path(folder).glob("*.json"), key=lambda p: int(p.stem))


def read(documents):
    """What the program says of each document: "ok" or a message."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for n, document in enumerate(documents):
            paths.append(os.path.join(folder, f"{n}.json"))
            pathlib.Path(paths[-1]).write_text(json.dumps(document, ensure_ascii=False))
        run = subprocess.run([TOOL, "read", *paths], check=True, capture_output=True, text=True)
        return run.stdout.splitlines()


def nodes(value, path=()):
    yield path, value
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in items:
        yield from nodes(child, path + (key,))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def mutate(chance, document):
    """One thing changed at a random place."""
    document = copy.deepcopy(document)
    places = list(nodes(document))
    path, value = chance.choice(places[1:])
    parent = at(document, path[:-1])
    what = chance.randrange(5)
    if what == 0:
        del parent[path[-1]]
    elif what == 1 and isinstance(value, dict):
        value[chance.choice(["colour", "rank", "kind", "number"])] = chance.choice([None, "a"])
    elif what == 2 and isinstance(value, list):
        value.append(chance.choice(OTHER_VALUES))
    elif what == 3:
        parent[path[-1]] = copy.deepcopy(chance.choice(places)[1])
    else:
        parent[path[-1]] = chance.choice(OTHER_VALUES)
    return document


class Schema(unittest.TestCase):
    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_describes_everything(self):
        for path, node in nodes(SCHEMA):
            if isinstance(node, dict) and "properties" in node and path[-1:] != ("properties",):
                for key, value in node["properties"].items():
                    target = SCHEMA["$defs"].get(value.get("$ref", "").rpartition("/")[2], {})
                    said = "description" in value or "description" in target or "const" in value
                    self.assertTrue(said, f"{path} {key}")

    def test_takes_the_samples(self):
        for name in ["plan.json", "plan-sorted.json", "plan-dense.json"]:
            VALIDATOR.validate(json.loads((SAMPLE.parent / name).read_text()))

    def test_takes_a_history(self):
        plan = json.loads(SAMPLE.read_text())
        change = {"item": "plan", "kind": "plan", "field": "title", "from": None, "to": "Shade"}
        edit = {"digest": "0" * 64, "person": "Olwen", "time": "2026-11-22T10:00:00Z", "name": "Change title",
                "undo": None, "changes": [change]}
        VALIDATOR.validate(plan | {"history": [edit]})
        self.assertFalse(VALIDATOR.is_valid(plan | {"history": [{"name": 1}]}))
        self.assertEqual(read([plan | {"history": [edit]}]), ["ok"])

    def test_takes_every_export(self):
        print(f"# WAYMARK_SEED={SEED}")
        with tempfile.TemporaryDirectory() as folder:
            for path in export(folder, SEED, 40):
                errors = list(VALIDATOR.iter_errors(json.loads(path.read_text())))
                self.assertEqual(errors, [], path.name)


class Layout(unittest.TestCase):
    def test_is_that_of_pretty_printers(self):
        print(f"# WAYMARK_SEED={SEED}")
        with tempfile.TemporaryDirectory() as folder:
            for path in export(folder, SEED, 100):
                text = path.read_bytes().decode("utf-8")
                again = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
                self.assertEqual(text, again, path.name)

    def test_keys_stand_in_the_order_of_the_schema(self):
        with tempfile.TemporaryDirectory() as folder:
            for path in export(folder, SEED, 20):
                self.assert_order(json.loads(path.read_text()), SCHEMA, path.name)

    def assert_order(self, value, schema, name):
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
        for key in ("anyOf", "oneOf"):
            if key in schema:
                schema = next(s for s in schema[key] if VALIDATOR.evolve(schema=s).is_valid(value))
                return self.assert_order(value, schema, name)
        if isinstance(value, dict):
            self.assertEqual(list(value), [k for k in schema["properties"] if k != "history"], name)
            for key, child in value.items():
                self.assert_order(child, schema["properties"][key], name)
        elif isinstance(value, list) and "items" in schema and schema["items"]:
            for child in value:
                self.assert_order(child, schema["items"], name)


class Refusals(unittest.TestCase):
    def test_schema_and_reader_agree(self):
        print(f"# WAYMARK_SEED={SEED}")
        chance = random.Random(SEED)
        sample = json.loads(SAMPLE.read_text())
        documents = [mutate(chance, sample) for _ in range(600)]
        refused = 0
        for document, answer in zip(documents, read(documents), strict=True):
            errors = [e.message for e in VALIDATOR.iter_errors(document)]
            alone = any(words in answer for words in READER_ONLY)
            with self.subTest(answer=answer, errors=[e[-200:] for e in errors[:2]]):
                if errors:
                    self.assertNotEqual(answer, "ok")
                elif not alone:
                    self.assertEqual(answer, "ok")
            refused += bool(errors)
        self.assertGreater(refused, 200)

    def test_every_key_is_needed(self):
        sample = json.loads(SAMPLE.read_text())
        documents, keys = [], []
        for path, value in nodes(sample):
            if path and isinstance(path[-1], str):
                document = copy.deepcopy(sample)
                del at(document, path[:-1])[path[-1]]
                documents.append(document)
                keys.append(path)
        for path, document, answer in zip(keys, documents, read(documents), strict=True):
            derived = path[-1] == "number" or path[-1] == "name" and "leads" in path
            derived = derived or path[-1] == "stage" and path[-2] == "status"
            with self.subTest(path=path, answer=answer):
                self.assertEqual(VALIDATOR.is_valid(document), derived)
                self.assertEqual(answer == "ok", derived)


if __name__ == "__main__":
    tap.main()
