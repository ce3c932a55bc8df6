package disk

const device = "/dev/xvdf" // finding
