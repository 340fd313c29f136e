"""boto3's paginator: does what it is asked for, line by line, until its input ends."""

import sys
import time

import boto3


def all_pages(client):
    for page in client.get_paginator("list_batch_inference_jobs").paginate():
        yield from page["batchInferenceJobs"]


def main():
    client = boto3.client("personalize")
    print("ready", flush=True)
    for line in sys.stdin:
        wanted = line.strip()
        start = time.perf_counter()
        if wanted == "all":
            for _ in all_pages(client):
                pass
        elif wanted == "page":
            client.list_batch_inference_jobs()
        elif wanted == "count":
            print(sum(1 for _ in all_pages(client)), flush=True)
            continue
        else:
            sys.exit(f"'{wanted}' is not one of all, page, count.")
        print((time.perf_counter() - start) * 1000, flush=True)


if __name__ == "__main__":
    main()
