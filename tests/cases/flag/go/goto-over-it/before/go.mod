module example.com/goto-over-it

go 1.20

require github.com/aws/aws-sdk-go v1.44.133
