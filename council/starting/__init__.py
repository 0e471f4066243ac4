"""What `./run` starts: services, the site with its worker, the tests, the assets. None of it serves a page."""
