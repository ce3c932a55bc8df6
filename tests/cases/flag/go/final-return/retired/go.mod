module example.com/final-return

go 1.20

require github.com/aws/aws-sdk-go v1.44.133
