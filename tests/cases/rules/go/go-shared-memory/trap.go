package ring

const usage = "a folder, for example /dev/shm"
