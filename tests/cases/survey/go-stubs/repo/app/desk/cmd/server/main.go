package main

import (
	"example.com/library/app/desk/internal/data"
	"example.com/library/app/desk/internal/server"
	"github.com/go-kratos/kratos/v2"
)

const name = "library.desk"

func main() {
	remotes := data.NewRemotes(data.NewShelves(), data.NewReaders())
	grpcServer := server.New(remotes)
	app := kratos.New(kratos.Name(name), kratos.Server(grpcServer))
	app.Run()
}
