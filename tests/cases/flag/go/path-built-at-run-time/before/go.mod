module example.com/path-built-at-run-time

go 1.20

require github.com/aws/aws-sdk-go v1.44.133
