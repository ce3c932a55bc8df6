package data

import (
	"context"

	readersv1 "example.com/library/api/readers/v1"
	shelvesv1 "example.com/library/api/shelves/v1"
	"github.com/go-kratos/kratos/v2/transport/grpc"
)

type Remotes struct {
	shelves shelvesv1.ShelvesClient
	readers readersv1.ReadersClient
}

func NewRemotes(shelves shelvesv1.ShelvesClient, readers readersv1.ReadersClient) *Remotes {
	return &Remotes{shelves: shelves, readers: readers}
}

func (r *Remotes) Lend(ctx context.Context) {
	r.shelves.Take(ctx, nil)
}

func NewShelves() shelvesv1.ShelvesClient {
	conn, err := grpc.DialInsecure(context.Background(), grpc.WithEndpoint("discovery:///library.shelves"))
	if err != nil {
		panic(err)
	}
	return shelvesv1.NewShelvesClient(conn)
}

// NewReaders makes a client of which no method is ever called.
func NewReaders() readersv1.ReadersClient {
	conn, err := grpc.DialInsecure(context.Background(), grpc.WithEndpoint("discovery:///library.readers"))
	if err != nil {
		panic(err)
	}
	return readersv1.NewReadersClient(conn)
}

// NewFines is mentioned nowhere.
func NewFines() {
	grpc.DialInsecure(context.Background(), grpc.WithEndpoint("discovery:///library.fines"))
}
