package main

import (
	"github.com/go-kratos/kratos/v2"
	"github.com/go-kratos/kratos/v2/transport/grpc"
)

var Name = "library.fines"

func main() {
	kratos.New(kratos.Name(Name), kratos.Server(grpc.NewServer(grpc.Address(":9001")))).Run()
}
