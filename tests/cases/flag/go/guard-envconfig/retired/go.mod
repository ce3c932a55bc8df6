module example.com/guard-envconfig

go 1.20

require (
	github.com/aws/aws-sdk-go v1.44.133
	github.com/kelseyhightower/envconfig v1.0.0
)
