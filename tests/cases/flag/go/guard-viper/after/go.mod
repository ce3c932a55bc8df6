module example.com/guard-viper

go 1.20

require (
	github.com/aws/aws-sdk-go v1.44.133
	github.com/spf13/viper v1.0.0
)
