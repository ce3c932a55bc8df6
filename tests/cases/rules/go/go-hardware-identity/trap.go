package licence

const help = "copy /etc/machine-id to us"
