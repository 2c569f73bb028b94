"""`python -m archive.parsing`: a process that answers texts on its standard input with their breakdowns.

Both are pickles: a list of `(text, language)` in, with the seconds that they may take together; a list of a Breakdown
for each out. It ends with whoever started it, however that ends: at once where it has nothing to do, else when what it
was given is done, or at the latest when the seconds are over.
"""

import pickle
import signal
import sys

from archive.parsing.record import parse

HAS_ALARM = hasattr(signal, "setitimer")  # not on Windows


def main() -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started it
    if HAS_ALARM:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)  # it ends the process, also in the midst of one long search
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # nobody is left to answer
    while True:
        try:
            texts, seconds = pickle.load(sys.stdin.buffer)
        except (EOFError, pickle.UnpicklingError):  # nobody asks any more, or who asked was ended at it
            return
        _end_after(seconds)
        breakdowns = [parse(text, language=language) for text, language in texts]
        _end_after(0)
        pickle.dump(breakdowns, sys.stdout.buffer, protocol=pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


def _end_after(seconds: float) -> None:
    """End this process in so many seconds, for the case that nobody is left who would; 0: not any more."""
    if HAS_ALARM:
        signal.setitimer(signal.ITIMER_REAL, seconds)


if __name__ == "__main__":
    main()
