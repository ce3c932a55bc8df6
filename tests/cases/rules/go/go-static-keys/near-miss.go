package clients

import (
	"os"

	"github.com/aws/aws-sdk-go/aws/credentials"
)

// Keys such as AKIA… come from the environment.
var keys = credentials.NewStaticCredentials(os.Getenv("KEY"), os.Getenv("SECRET"), "")
