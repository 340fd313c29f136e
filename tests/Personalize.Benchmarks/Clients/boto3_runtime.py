"""boto3: writes events grouped by hand, or asks for recommendations, line by line, until its input ends."""

import collections
import sys
import time
import uuid

import boto3

CAMPAIGN = "arn:aws:personalize:us-east-1:111122223333:campaign/retail"


def write(client, events):
    waiting = collections.defaultdict(list)
    for user, session, event in events:
        group = waiting[user, session]
        group.append({**event, "eventId": str(uuid.uuid4())})
        if len(group) == 10:
            client.put_events(trackingId="tracker", userId=user, sessionId=session, eventList=waiting.pop((user, session)))
    for (user, session), group in waiting.items():
        client.put_events(trackingId="tracker", userId=user, sessionId=session, eventList=group)


def main():
    events, sessions, users = (int(argument) for argument in sys.argv[1:])
    putting, asking = boto3.client("personalize-events"), boto3.client("personalize-runtime")
    records = [
        (f"user-{i % sessions}", f"session-{i % sessions}", {"eventType": "click", "itemId": f"item-{i}", "sentAt": 1700000000 + i})
        for i in range(events)
    ]
    print("ready", flush=True)
    for line in sys.stdin:
        start = time.perf_counter()
        if line.strip() == "events":
            write(putting, records)
        else:
            for user in range(users):
                if len(asking.get_recommendations(campaignArn=CAMPAIGN, userId=str(user))["itemList"]) != 25:
                    sys.exit("Some recommendations are missing.")
        print((time.perf_counter() - start) * 1000, flush=True)


main()
