"""Makes calls with boto3.

Reads {service, operation, input, paginate} from each line of standard input and answers with a line of {output} or
{error: {code, message, status}} on standard output. The connection comes from AWS_* variables.
"""
import datetime
import json
import sys

import boto3
import botocore.config
import botocore.exceptions
from botocore import xform_name

clients = {}


def client(service):
    if service not in clients:
        clients[service] = boto3.client(service, config=botocore.config.Config(retries={"total_max_attempts": 1}))
    return clients[service]


def revive(value):
    """Dates come as {"$date": epoch seconds}: JSON has none of its own."""
    if isinstance(value, dict):
        if set(value) == {"$date"}:
            return datetime.datetime.fromtimestamp(value["$date"], datetime.timezone.utc)
        return {key: revive(item) for key, item in value.items()}
    return [revive(item) for item in value] if isinstance(value, list) else value


def make(call):
    service = client(call.get("service", "personalize"))
    operation = xform_name(call["operation"])
    arguments = revive(call.get("input", {}))
    try:
        if call.get("paginate"):
            pages = [dict(page) for page in service.get_paginator(operation).paginate(**arguments)]
        else:
            pages = [getattr(service, operation)(**arguments)]
        for page in pages:
            page.pop("ResponseMetadata", None)
        return {"output": pages if call.get("paginate") else pages[0]}
    except botocore.exceptions.ClientError as error:
        return {
            "error": {
                "code": error.response["Error"]["Code"],
                "message": error.response["Error"].get("Message", ""),
                "status": error.response["ResponseMetadata"]["HTTPStatusCode"],
            }
        }
    except botocore.exceptions.BotoCoreError as error:
        return {"error": {"code": type(error).__name__, "message": str(error), "status": 0}}


def plain(value):
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    raise TypeError(f"{type(value)} is not expected in an answer")


for line in sys.stdin:
    print(json.dumps(make(json.loads(line)), default=plain), flush=True)
