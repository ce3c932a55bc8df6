package main

import (
	"fmt"
	"os"
	"sync"
)

type Env struct {
	EcsFlag struct {
		Flag bool `env:"ECS_FLAG" envDefault:"false"`
	}
	Port int `env:"PORT"`
}

var env Env

type store interface {
	put(key string) error
}

type file struct{ path string }

func (f *file) put(key string) error { return os.WriteFile(f.path, []byte(key), 0o600) }

type none struct{}

func (none) put(string) error { return nil }

func newStore() store {
	if env.EcsFlag.Flag {
		return none{}
	}
	return &file{path: "/data"}
}

func main() {
	var wg sync.WaitGroup
	if !env.EcsFlag.Flag {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fmt.Println("agent")
		}()
	}
	s := newStore()
	if err := s.put("a"); err != nil {
		if env.EcsFlag.Flag {
			fmt.Println("task", err)
			os.Exit(1)
		} else if os.Getenv("X") != "" {
			fmt.Println(err)
		}
	}
	mode := "ec2"
	if env.EcsFlag.Flag {
		mode = "ecs"
	}
	fmt.Println(mode)
	wg.Wait()
	for _, one := range os.Args {
		switch {
		case one == "a" && !env.EcsFlag.Flag:
			fmt.Println("a")
		case one == "b":
			break
		default:
			if !env.EcsFlag.Flag {
				continue
			}
			fmt.Println("c")
		}
	}
	func(ecs bool) {
		if ecs {
			fmt.Println("x")
		}
	}(env.EcsFlag.Flag)
	config := map[string]bool{"ecs": env.EcsFlag.Flag}
	fmt.Println(config, env.Port)
}
