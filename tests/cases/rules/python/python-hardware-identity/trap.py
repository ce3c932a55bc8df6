print("copy /etc/machine-id to us")
