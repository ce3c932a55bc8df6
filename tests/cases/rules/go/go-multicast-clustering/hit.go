package gossip

import "net"

func listen(group *net.UDPAddr) (*net.UDPConn, error) {
	return net.ListenMulticastUDP("udp4", nil, group) // finding
}
