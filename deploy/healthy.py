"""The health check of the site's container: asks /health/ as the proxy would."""

import os
import sys
import urllib.error
import urllib.request

ADDRESS = "http://127.0.0.1:8000/health/"


def main() -> int:
    host = os.environ["ALLOWED_HOSTS"].split(",")[0]
    asked = urllib.request.Request(ADDRESS, headers={"Host": host, "X-Forwarded-Proto": "https"})
    try:
        urllib.request.urlopen(asked, timeout=4).close()  # noqa: S310 -- our own address
    except (urllib.error.URLError, TimeoutError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
