module example.com/iam-info

go 1.20

require github.com/aws/aws-sdk-go v1.44.133
