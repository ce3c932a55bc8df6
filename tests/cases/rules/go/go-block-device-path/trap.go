package disk

const help = "the device, such as /dev/xvdf"
