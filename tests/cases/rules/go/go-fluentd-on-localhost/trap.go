package logs

import fluent "example.com/shop/fluent" // github.com/fluent/fluent-logger-golang/fluent was here

var q = fluent.New("127.0.0.1")
