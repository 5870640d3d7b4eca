"""Sends VoIP pushes with aioapns, unchanged but for host, port and CA.

Reads the environment variables that `ringtime exec` sets; COUNT pushes at once (default 1), PUSH_TYPE voip or alert.
Prints one JSON object a push, in order.
"""

import asyncio
import json
import os
import ssl

from aioapns import APNs, NotificationRequest, PushType
from aioapns.connection import APNsProductionClientProtocol, APNsTLSClientProtocol

APNsProductionClientProtocol.APNS_SERVER = os.environ["APNS_HOST"]
APNsTLSClientProtocol.APNS_PORT = int(os.environ["APNS_PORT"])


async def main() -> None:
    with open(os.environ["APNS_KEY_FILE"]) as file:
        key = file.read()
    apns = APNs(
        key=key,
        key_id=os.environ["APNS_KEY_ID"],
        team_id=os.environ["APNS_TEAM_ID"],
        topic=os.environ["APNS_TOPIC"],
        max_connections=int(os.environ.get("CONNECTIONS", "1")),
        ssl_context=ssl.create_default_context(cafile=os.environ["APNS_CA_FILE"]),
    )
    requests = [
        NotificationRequest(
            device_token=os.environ["APNS_DEVICE_TOKEN"],
            message={"caller": "Ada", "number": number},
            time_to_live=0,
            push_type=PushType(os.environ.get("PUSH_TYPE", "voip")),
        )
        for number in range(int(os.environ.get("COUNT", "1")))
    ]
    results = await asyncio.gather(*(apns.send_notification(request) for request in requests))
    for request, result in zip(requests, results):
        print(
            json.dumps(
                {
                    "status": result.status,
                    "reason": result.description,
                    "timestamp": result.timestamp,
                    "sameID": result.notification_id == request.notification_id,
                }
            )
        )
    apns.pool.close()


asyncio.run(asyncio.wait_for(main(), 60))
