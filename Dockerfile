# syntax=docker/dockerfile:1
# One image for the site, the worker and the beat; docker-compose.yml says which of them it is.

FROM python:3.11-slim-bookworm AS packages
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH
COPY requirements/base.txt requirements/
RUN pip install --quiet --require-hashes -r requirements/base.txt

# The style sheet, by the same command as on a developer's machine; its Node.js comes as a package and stays here.
FROM packages AS assets
WORKDIR /council
COPY requirements/up.txt requirements/
RUN pip install --quiet --require-hashes -r requirements/up.txt
COPY package.json package-lock.json .npmrc ./
COPY council council
COPY static static
RUN python -m council.starting.assets

FROM packages AS collected
WORKDIR /council
COPY . .
COPY --from=assets /council/static/dist static/dist
# What translators have made, if anything: docs/how-to/translate.md.
RUN apt-get update -qq && apt-get install -qq -y --no-install-recommends gettext && rm -rf /var/lib/apt/lists/*
RUN find locale -name '*.po' -exec sh -ec 'for po; do msgfmt --check-format -o "${po%.po}.mo" "$po"; done' _ {} +
# With stand-ins for what production must be given: collecting files reads none of it.
RUN COUNCIL_MODE=production SECRET_KEY=building ROLL_KEY=building ALLOWED_HOSTS=building SITE_URL=https://building \
    DATABASE_URL=postgresql://building REDIS_URL=redis://building EMAIL_URL=consolemail:// BALLOT_KEYS_DIR=/keys LETTERS_DIR=/letters \
    COUNCIL_VAR=/council/var python manage.py collectstatic --no-input --verbosity 0

FROM python:3.11-slim-bookworm
# What WeasyPrint needs for PDFs: the same list as council/starting/libraries.py.
RUN apt-get update -qq \
    && apt-get install -qq -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --uid 10001 --no-create-home council \
    && install -d -o council -g council /media \
    && install -d -o council -g council -m 0700 /keys /letters /evidence
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/tmp \
    COUNCIL_MODE=production COUNCIL_VAR=/council/var MEDIA_ROOT=/media BALLOT_KEYS_DIR=/keys LETTERS_DIR=/letters \
    EVIDENCE_DIR=/evidence
COPY --from=packages /venv /venv
COPY --from=collected /council /council
WORKDIR /council
USER council
EXPOSE 8000
CMD ["gunicorn", "council.wsgi", "--bind", "0.0.0.0:8000", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
