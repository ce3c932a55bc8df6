class Facts:
    def virtual_memory(self):
        return 1


psutil = Facts()
size = psutil.virtual_memory()
