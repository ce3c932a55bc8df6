package server

import (
	"context"

	"example.com/library/app/desk/internal/data"
	"github.com/go-kratos/kratos/v2/transport/grpc"
)

func New(remotes *data.Remotes) *grpc.Server {
	remotes.Lend(context.Background())
	return grpc.NewServer(grpc.Address(":9000"))
}
