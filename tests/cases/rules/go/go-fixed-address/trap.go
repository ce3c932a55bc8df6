package upstream

import "net"

var _, private, _ = net.ParseCIDR("10.0.0.0/8") // a range, no machine: "://10." stands only here

const metadata = "http://169.254.170.2/v2"
