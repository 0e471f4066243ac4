"""The Celery application. The schedule is code, so that it is reviewed like code."""

import os

from celery import Celery

from council import living

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")

app = Celery("council")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
living.watch()
