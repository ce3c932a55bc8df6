import psutil

# not virtual_memory()
load = psutil.getloadavg()
