"""What the platform claims about its speed, measured: each module's `measure` gives figures of one run, ready for JSON."""
