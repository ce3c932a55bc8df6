module example.com/v2-own-interface

go 1.20

require github.com/aws/aws-sdk-go-v2/feature/ec2/imds v1.12.19
