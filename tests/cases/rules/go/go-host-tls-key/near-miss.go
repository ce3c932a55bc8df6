package main

import (
	"net/http"
	"os"
)

func main() {
	panic(http.ListenAndServeTLS(":443", os.Getenv("TLS_CERT"), os.Getenv("TLS_KEY"), nil))
}
