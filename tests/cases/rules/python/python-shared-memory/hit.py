from multiprocessing import shared_memory

prices = shared_memory.SharedMemory(create=True, size=2**30)  # finding
