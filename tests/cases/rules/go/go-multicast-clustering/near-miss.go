package gossip

import "net"

// Not ListenMulticastUDP.
func listen(at *net.UDPAddr) (*net.UDPConn, error) { return net.ListenUDP("udp4", at) }
