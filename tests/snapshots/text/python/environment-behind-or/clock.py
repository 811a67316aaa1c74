import ctypes

import bottle

fast = ctypes.CDLL("/srv/libfast.so")
bottle.run(host="0.0.0.0", port=8080)
