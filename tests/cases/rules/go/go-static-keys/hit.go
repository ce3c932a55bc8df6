package clients

import "github.com/aws/aws-sdk-go/aws/credentials"

var keys = credentials.NewStaticCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-real-secret", "") // finding
