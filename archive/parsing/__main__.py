"""`python -m archive.parsing`: a process that answers texts on its standard input with their breakdowns.

Both are pickles: a list of `(text, language)` in, a list of a Breakdown for each out. It ends with whoever started it,
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
            texts = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        breakdowns = [parse(text, language=language) for text, language in texts]
        pickle.dump(breakdowns, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
