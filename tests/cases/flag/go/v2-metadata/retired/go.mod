module example.com/v2-metadata

go 1.20

require (
	github.com/aws/aws-sdk-go-v2 v1.17.1
	github.com/aws/aws-sdk-go-v2/config v1.18.2
	github.com/aws/aws-sdk-go-v2/credentials v1.13.2
	github.com/aws/aws-sdk-go-v2/feature/ec2/imds v1.12.19
)
