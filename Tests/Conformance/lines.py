"""Lets the check send lines of JSON: each body is one line."""
import schemathesis

schemathesis.serializer.alias("application/x-ndjson", "application/json")
