package main

import (
	"context"
	"io"
	"log"
)

func main() {
	ctx := context.Background()
	out, err := taskID(ctx)
	if err != nil {
		log.Fatal(err)
	}
	defer out.Content.Close()
	id, err := io.ReadAll(out.Content)
	log.Print(string(id), err)
}
