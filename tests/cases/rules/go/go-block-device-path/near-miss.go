package disk

// It was /dev/xvdf on the first instances.
const device = "/dev/null"
