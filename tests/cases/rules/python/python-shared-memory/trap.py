print("a folder, for example /dev/shm")
