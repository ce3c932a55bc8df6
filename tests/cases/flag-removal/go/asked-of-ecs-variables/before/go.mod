module example.com/asked

go 1.21

require github.com/aws/aws-sdk-go-v2/feature/ec2/imds v1.16.24
