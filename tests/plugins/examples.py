"""How many examples the property checks try: as many as each says; `make quick` tries few.

No deadline for one example, because build machines pause; what a failure found is kept in .cache.
"""

from pathlib import Path

from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir

EVERYTHING = "everything"
QUICK = "quick"
QUICK_EXAMPLES = 15

set_hypothesis_home_dir(Path(__file__).parents[2] / ".cache" / "hypothesis")
settings.register_profile(EVERYTHING, deadline=None)
settings.register_profile(QUICK, deadline=None, max_examples=QUICK_EXAMPLES)
settings.load_profile(EVERYTHING)
