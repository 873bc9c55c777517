"""Charts: pure draw functions and the one canvas that shows them."""

import logging

# Set before matplotlib loads: that it lists the fonts for the first time, or that a family has no medium
# type and is drawn in its regular, is no news for anybody.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
