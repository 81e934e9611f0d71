"""Holds JSON texts, one a line of a file, against a schema: prints `ok`, or what is wrong, for each.

python3 schema.py SCHEMA FILE
"""

import json
import sys

try:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.validators import validator_for
except ImportError:
    sys.exit("the Python module jsonschema is missing: apt install python3-jsonschema, or pip install jsonschema")


def verdict(validator, text):
    for error in validator.iter_errors(json.loads(text)):
        return f"{error.json_path}: {error.message}".replace("\n", " ")[:300]
    return "ok"


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    dialect = validator_for(schema, default=Draft202012Validator)
    dialect.check_schema(schema)
    validator = dialect(schema, format_checker=FormatChecker())
    with open(sys.argv[2], encoding="utf-8") as file:
        for line in file:
            print(verdict(validator, line))


main()
