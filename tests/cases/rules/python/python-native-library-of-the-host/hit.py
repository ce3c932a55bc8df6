import ctypes

pin = ctypes.CDLL("/opt/vendor/libpin.so")  # finding
