#!/usr/bin/env python3
"""BG/NBD of the PyPI library lifetimes on the histories that `huitou-bench histories FILE PERSONS` wrote: CPU seconds of its
fit and of its expected purchases in 13 weeks, and what it found.

    OMP_NUM_THREADS=1 peer.py FILE

Needs lifetimes and numpy (pip), in an environment of their own.
"""
import sys
import time

import numpy as np
from lifetimes import BetaGeoFitter

repeats, last, age = np.loadtxt(sys.argv[1]).T
begun = time.process_time()
fit = BetaGeoFitter().fit(repeats, last / 7, age / 7)
print(f"fit, s CPU       {time.process_time() - begun:.3f}")
print("parameters      ", ", ".join(f"{value:.5f}" for value in fit.params_))
begun = time.process_time()
expected = fit.conditional_expected_number_of_purchases_up_to_time(13, repeats, last / 7, age / 7)
print(f"forecast, s CPU  {time.process_time() - begun:.3f}")
print(f"purchases        {np.sum(expected):.1f}")
