// Package instance knows the machine we run on.
package instance

import (
	"fmt"

	"github.com/aws/aws-sdk-go/aws/client"
	"github.com/aws/aws-sdk-go/aws/ec2metadata"
)

// Writer says which process wrote an entry. Auditors ask for it, and it is the
// first thing to look at when two books disagree.
type Writer struct {
	Instance string `json:"instance" dynamodbav:"instance"`
	Zone     string `json:"zone" dynamodbav:"zone"`
	Address  string `json:"address" dynamodbav:"address"`
	Account  string `json:"account" dynamodbav:"account"`
}

// Host asks the instance metadata service.
type Host struct {
	meta *ec2metadata.EC2Metadata
}

// NewHost gives the host we run on.
func NewHost(p client.ConfigProvider) *Host {
	return &Host{meta: ec2metadata.New(p)}
}

// Writer gives the identity under which this process writes.
func (h *Host) Writer() (Writer, error) {
	id, err := h.meta.GetMetadata("instance-id")
	if err != nil {
		return Writer{}, fmt.Errorf("instance id: %w", err)
	}
	zone, err := h.zone()
	if err != nil {
		return Writer{}, fmt.Errorf("availability zone: %w", err)
	}
	address, err := h.meta.GetMetadata("local-ipv4")
	if err != nil {
		return Writer{}, fmt.Errorf("own address: %w", err)
	}
	w := Writer{Instance: id, Zone: zone, Address: address}
	if doc, err := h.meta.GetInstanceIdentityDocument(); err == nil {
		w.Account = doc.AccountID
	}
	return w, nil
}

func (h *Host) zone() (string, error) {
	return h.meta.GetMetadata("placement/availability-zone")
}
