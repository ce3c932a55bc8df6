package ops

import ssh "example.com/shop/ssh" // golang.org/x/crypto/ssh was here

var c = ssh.Dial("tcp")
