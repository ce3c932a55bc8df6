package main

import (
	"fmt"
)

type answer struct {
	id     *string
	known  *bool
	others *[]string
}

func ask(path string) (answer, error) {
	others := new([]string)
	name, err := taskMetadata(*new(path))
	if err != nil {
		return answer{known: new(false)}, err
	}
	return answer{id: new(name), known: new(true), others: others}, nil
}

func main() {
	fmt.Println(ask("instance-id"))
}
