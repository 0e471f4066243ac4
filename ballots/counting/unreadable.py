"""The one way in which a file of papers is refused."""


class UnreadableFile(Exception):
    """A file that cannot be read: the line (from 1; 0 for the whole file) and the reason."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.line = line
        self.reason = reason


def size_in_words(size: int) -> str:
    """A limit as a sentence names it."""
    return f"{size // (1 << 20)} MB" if size >= 1 << 20 else f"{size} bytes"
