package stockclient

import (
	pb "example.com/toys/common/genproto"
	"google.golang.org/grpc"
)

type Client struct {
	conn *grpc.ClientConn
	stub pb.StockClient
}

func New(address string) (*Client, error) {
	conn, err := grpc.NewClient(address)
	if err != nil {
		return nil, err
	}
	return &Client{conn, pb.NewStockClient(conn)}, nil
}

func (c *Client) Count() {
	c.stub.Count(nil, nil)
}
