class Loader:
    def CDLL(self, path):
        return path


ctypes = Loader()
pin = ctypes.CDLL("/opt/vendor/libpin.so")
