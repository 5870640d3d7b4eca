"""Sends VoIP pushes with kalyke, unchanged but for host, port and CA: a new connection and a new token for each.

Reads the environment variables that `ringtime exec` sets; COUNT pushes, one after the other (default 1).
Prints one JSON object a push, in order.
"""

import asyncio
import json
import os
import ssl
from dataclasses import dataclass

import httpx2
from kalyke.clients.voip import VoIPClient
from kalyke.exceptions import ApnsProviderException
from kalyke.models import VoIPApnsConfig


@dataclass(frozen=True)
class LocalClient(VoIPClient):
    @property
    def _base_url(self) -> str:
        return f"https://{os.environ['APNS_HOST']}:{os.environ['APNS_PORT']}"

    def _init_client(self, apns_config: VoIPApnsConfig) -> httpx2.AsyncClient:
        headers = apns_config.make_headers()
        headers["authorization"] = f"bearer {self._make_authorization()}"
        context = ssl.create_default_context(cafile=os.environ["APNS_CA_FILE"])
        return httpx2.AsyncClient(headers=headers, http2=True, verify=context)


async def main() -> None:
    client = LocalClient(
        use_sandbox=False,
        team_id=os.environ["APNS_TEAM_ID"],
        auth_key_id=os.environ["APNS_KEY_ID"],
        auth_key_filepath=os.environ["APNS_KEY_FILE"],
    )
    for number in range(int(os.environ.get("COUNT", "1"))):
        try:
            identifier = await client.send_message(
                device_token=os.environ["APNS_DEVICE_TOKEN"],
                payload={"caller": "Ada", "number": number},
                apns_config=VoIPApnsConfig(topic=os.environ["APNS_TOPIC"]),
            )
            print(json.dumps({"status": "200", "apnsID": identifier}))
        except ApnsProviderException as error:
            print(json.dumps({"reason": type(error).__name__, "error": error.error}))


asyncio.run(asyncio.wait_for(main(), 60))
