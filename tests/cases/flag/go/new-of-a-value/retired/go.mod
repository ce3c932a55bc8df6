module example.com/new-of-a-value

go 1.26

require github.com/aws/aws-sdk-go v1.44.133
