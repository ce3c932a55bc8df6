module example.com/guard-env-library

go 1.20

require (
	github.com/aws/aws-sdk-go v1.44.133
	github.com/caarlos0/env v1.0.0
)
