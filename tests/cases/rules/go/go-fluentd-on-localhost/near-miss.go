package logs

import (
	"os"

	"github.com/fluent/fluent-logger-golang/fluent"
)

func open() (*fluent.Fluent, error) {
	return fluent.New(fluent.Config{FluentHost: os.Getenv("FLUENT_HOST")})
}
