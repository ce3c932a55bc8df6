package svc

import (
	"context"

	"example.com/ferry/booking/api/internal/config"
	"example.com/ferry/cabin/cabinclient"
	"example.com/ferry/fare/fareclient"
	"github.com/zeromicro/go-zero/rest"
	"github.com/zeromicro/go-zero/zrpc"
)

type Context struct {
	Cabin cabinclient.Cabin
	Fare  fareclient.Fare
}

func NewContext(c config.Config) *Context {
	return &Context{
		Cabin: cabinclient.NewCabin(zrpc.MustNewClient(c.CabinRpc)),
		Fare:  fareclient.NewFare(zrpc.MustNewClient(c.FareRpc)),
	}
}

func Routes(server *rest.Server, c *Context) {
	c.Cabin.Reserve(context.Background(), nil)
	c.Fare.Quote(context.Background(), nil)
}
