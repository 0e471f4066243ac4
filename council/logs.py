"""Log lines: one JSON object each, about what happened and never about who or from where.

With the time of a vote, an address or the number of an account would name the voter.
"""

from typing import Any

import structlog
from structlog.types import EventDict, Processor, WrappedLogger

PERSONAL = ("ip", "user_agent", "user_id")


def without_people(_logger: WrappedLogger, _level: str, event: EventDict) -> EventDict:
    """Drop what says who asked, and of what was asked for keep the method and the path alone."""
    for name in PERSONAL:
        event.pop(name, None)
    asked = event.pop("request", None)
    if isinstance(asked, str):
        event["request"] = asked.partition("?")[0]
    return event


_SHARED: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def set_up(level: str) -> dict[str, Any]:
    """Point structlog at Python's logging; returns Django's LOGGING, where every line is written alike."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            without_people,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": [*_SHARED, structlog.stdlib.ExtraAdder(), without_people],
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.format_exc_info,
                    structlog.processors.JSONRenderer(default=repr),
                ],
            }
        },
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["console"], "level": level},
    }
