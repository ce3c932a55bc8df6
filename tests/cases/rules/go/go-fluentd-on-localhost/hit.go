package logs

import "github.com/fluent/fluent-logger-golang/fluent"

func open() (*fluent.Fluent, error) {
	return fluent.New(fluent.Config{FluentPort: 24224, FluentHost: "127.0.0.1"}) // finding
}
