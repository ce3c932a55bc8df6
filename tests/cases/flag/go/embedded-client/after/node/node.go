package node

import "github.com/aws/aws-sdk-go/aws/ec2metadata"

// Node is an instance.
type Node struct {
	*ec2metadata.EC2Metadata
	Name string
}

// Where is its region.
func (n *Node) Where() (string, error) {
	return ecsRegion(n)
}
