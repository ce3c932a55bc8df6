package clients

import (
	_ "github.com/aws/aws-sdk-go-v2/config"

	"example.com/shop/users"
)

func user() users.Options { return users.Options{Profile: "admin"} }
