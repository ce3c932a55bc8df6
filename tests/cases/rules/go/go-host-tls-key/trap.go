package main

import "crypto/tls"

// The pair lies beside the binary, in the image.
func pair() (tls.Certificate, error) { return tls.LoadX509KeyPair("certs/shop.crt", "certs/shop.key") }
