import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "council.settings")
# The site keeps its connections open; what forks (the worker) must not share them.
os.environ.setdefault("DATABASE_POOL", "4")
application = get_wsgi_application()
