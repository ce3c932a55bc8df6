module example.com/client-with-own-settings

go 1.21

require github.com/aws/aws-sdk-go v1.44.133
