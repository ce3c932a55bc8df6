package node

import (
	"github.com/aws/aws-sdk-go/aws/client"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

type node struct {
	meta *ec2metadata.EC2Metadata
	id   string
	doc  ec2metadata.EC2InstanceIdentityDocument
}

func newNode(p client.ConfigProvider) (*node, error) {
	n := &node{meta: ec2metadata.New(p)}
	var err error
	if n.id, err = ecsInstanceID(n.meta); err != nil {
		return nil, err
	}
	n.doc, err = ecsInstanceIdentityDocument(n.meta)
	return n, err
}

func (n *node) known() bool { return n.id != "" && n.doc.Region != "" }

var _ = newNode
var _ = (*node).known
