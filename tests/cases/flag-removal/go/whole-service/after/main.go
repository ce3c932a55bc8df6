package main

import (
	"fmt"
	"os"
	"sync"
)

type Env struct {
	Port int `env:"PORT"`
}

var env Env

type store interface {
	put(key string) error
}

type none struct{}

func (none) put(string) error { return nil }

func newStore() store {
	return none{}
}

func main() {
	var wg sync.WaitGroup
	s := newStore()
	if err := s.put("a"); err != nil {
		fmt.Println("task", err)
		os.Exit(1)
	}
	mode := "ecs"
	fmt.Println(mode)
	wg.Wait()
	for _, one := range os.Args {
		switch {
		case one == "b":
			break
		default:
			fmt.Println("c")
		}
	}
	func(ecs bool) {
		if ecs {
			fmt.Println("x")
		}
	}(true)
	config := map[string]bool{"ecs": true}
	fmt.Println(config, env.Port)
}
