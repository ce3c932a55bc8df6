import os

with open("/run/shop.pid", "w") as file:
    file.write(str(os.getpid()))  # finding
