package ops

import "golang.org/x/crypto/ssh"

func login(host string, config *ssh.ClientConfig) (*ssh.Client, error) {
	return ssh.Dial("tcp", host+":22", config) // finding
}
