"""Django's deployment checks, with the environment a production site would have."""

import os
import subprocess
import sys
import tempfile

from council.starting import places

PRODUCTION = {
    "COUNCIL_MODE": "production",
    "ROLL_KEY": "k" * 64,
    "DATABASE_URL": "postgresql://council@database/council",
    "REDIS_URL": "redis://redis/0",
    "ALLOWED_HOSTS": "vote.council.example",
    "SITE_URL": "https://vote.council.example",
    "EMAIL_URL": "smtp+tls://user:password@mail.council.example:587",
    "BALLOT_KEYS_DIR": "/keys",
    "LETTERS_DIR": "/letters",
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            **PRODUCTION,
            "SECRET_KEY": os.urandom(50).hex(),
            "COUNCIL_VAR": folder,
            "DEMO": "",
            "DEBUG": "",
        }
        command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
        return subprocess.run(command, check=False, cwd=places.ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
