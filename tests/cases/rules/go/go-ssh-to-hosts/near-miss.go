package ops

import "golang.org/x/crypto/ssh"

func key(data []byte) (ssh.Signer, error) { return ssh.ParsePrivateKey(data) }
