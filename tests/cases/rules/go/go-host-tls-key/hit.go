package main

import "net/http"

func main() {
	panic(http.ListenAndServeTLS(":443", "/etc/letsencrypt/live/shop/fullchain.pem", "/etc/letsencrypt/live/shop/privkey.pem", nil)) // finding
}
