package clients

import "github.com/aws/aws-sdk-go-v2/credentials"

// A local emulator takes any key, not one that begins with AKIA.
var keys = credentials.NewStaticCredentialsProvider("test", "test", "")
