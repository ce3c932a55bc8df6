module github.com/wallet-inc/ledger

go 1.22

require (
	github.com/aws/aws-sdk-go v1.44.133
	gopkg.in/yaml.v2 v2.4.0
)

require github.com/jmespath/go-jmespath v0.4.0 // indirect
