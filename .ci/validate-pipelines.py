"""Validates every pipeline of a folder against pipeline.schema.json beside it.

usage: validate-pipelines.py FOLDER
"""
import json
import pathlib
import sys

import jsonschema
import yaml

folder = pathlib.Path(sys.argv[1])
schema = json.loads((folder / "pipeline.schema.json").read_text("utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

faults = 0
pipelines = sorted(folder.glob("*.yaml"))
for path in pipelines:
    for error in validator.iter_errors(yaml.safe_load(path.read_text("utf-8"))):
        faults += 1
        print(f"{path}: {error.json_path}: {error.message}", file=sys.stderr)
if not pipelines:
    sys.exit(f"{folder}: no pipelines")
sys.exit(1 if faults else 0)
