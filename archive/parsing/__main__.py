"""`python -m archive.parsing`: a process that answers each text on its standard input with its breakdown.

Both are pickles: `(text, language)` in, a Breakdown out. It ends with whoever started it,
however that ends.
"""

import pickle
import signal
import sys

from archive.parsing.record import parse


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it
    while True:
        try:
            text, language = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(parse(text, language=language), sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
