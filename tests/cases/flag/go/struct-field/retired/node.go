package node

import (
	"github.com/aws/aws-sdk-go/aws/client"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type node struct {
	id  string
	doc ec2metadata.EC2InstanceIdentityDocument
}

func newNode(p client.ConfigProvider) (*node, error) {
	n := &node{}
	var err error
	if n.id, err = taskID(); err != nil {
		return nil, err
	}
	n.doc, err = taskIdentity()
	return n, err
}

func (n *node) known() bool { return n.id != "" && n.doc.Region != "" }

var _ = newNode
var _ = (*node).known
