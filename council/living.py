"""A file that a worker or the beat touches while it works: its age tells a container's health check whether it lives.

Named by ALIVE_FILE. A worker touches it with each heartbeat over its connection to the broker, the beat with each
task that the broker took.
"""

import os
from pathlib import Path
from typing import Any

from celery.signals import after_task_publish, beat_init, heartbeat_sent


def touch(**_signal: Any) -> None:
    if named := os.environ.get("ALIVE_FILE"):
        Path(named).touch()


def touch_with_each_task_sent(**_signal: Any) -> None:
    after_task_publish.connect(touch)


def watch() -> None:
    heartbeat_sent.connect(touch)
    beat_init.connect(touch_with_each_task_sent)
