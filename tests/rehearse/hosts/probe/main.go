// A service that tells what it sees of the host it runs on.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"
)

type facts map[string]any

func main() {
	if len(os.Args) > 2 && os.Args[1] == "say" {
		fmt.Println(strings.Join(os.Args[2:], " "))
		return
	}
	if len(os.Args) > 1 && os.Args[1] == "ask" {
		answer(os.Stdout, ask(os.Args[2]))
		return
	}
	if os.Getenv("BROKEN") != "" {
		fmt.Fprintln(os.Stderr, "FATAL: no region")
		os.Exit(3)
	}
	ignored := os.Getenv("IGNORE_TERM") != ""
	if ignored {
		signal.Ignore(syscall.SIGTERM)
	} else if os.Getenv("DEFAULT_TERM") == "" {
		terms := make(chan os.Signal, 1)
		signal.Notify(terms, syscall.SIGTERM)
		go func() {
			<-terms
			fmt.Println("got SIGTERM")
			os.Exit(0)
		}()
	}
	serve()
}

func serve() {
	fmt.Println("line on stdout")
	fmt.Fprintln(os.Stderr, "line on stderr")
	http.HandleFunc("/facts", func(w http.ResponseWriter, r *http.Request) { answer(w, all()) })
	http.HandleFunc("/ask", func(w http.ResponseWriter, r *http.Request) { answer(w, ask(r.FormValue("url"))) })
	http.HandleFunc("/read", func(w http.ResponseWriter, r *http.Request) { answer(w, read(r.FormValue("path"))) })
	http.HandleFunc("/write", func(w http.ResponseWriter, r *http.Request) {
		err := os.WriteFile(r.FormValue("path"), []byte("written"), 0o644)
		answer(w, facts{"error": text(err)})
	})
	fmt.Fprintln(os.Stderr, http.ListenAndServe("0.0.0.0:"+os.Getenv("PORT"), nil))
	os.Exit(1)
}

func all() facts {
	name, _ := os.Hostname()
	env := map[string]string{}
	for _, pair := range os.Environ() {
		key, value, _ := strings.Cut(pair, "=")
		env[key] = value
	}
	var addresses []string
	found, _ := net.InterfaceAddrs()
	for _, address := range found {
		addresses = append(addresses, address.String())
	}
	directory, _ := os.Getwd()
	return facts{"hostname": name, "env": env, "pid": os.Getpid(), "uid": os.Getuid(), "gid": os.Getgid(),
		"addresses": addresses, "directory": directory}
}

func ask(url string) facts {
	client := http.Client{Timeout: 4 * time.Second}
	started := time.Now()
	response, err := client.Get(url)
	if err != nil {
		return facts{"status": 0, "error": err.Error(), "seconds": time.Since(started).Seconds()}
	}
	defer response.Body.Close()
	body, _ := io.ReadAll(response.Body)
	return facts{"status": response.StatusCode, "body": string(body)}
}

func read(path string) facts {
	if entries, err := os.ReadDir(path); err == nil {
		var names []string
		for _, entry := range entries {
			names = append(names, entry.Name())
		}
		return facts{"entries": names}
	}
	content, err := os.ReadFile(path)
	return facts{"content": string(content), "error": text(err)}
}

func answer(w io.Writer, what facts) {
	if writer, ok := w.(http.ResponseWriter); ok {
		writer.Header().Set("X-Pid", strconv.Itoa(os.Getpid()))
	}
	_ = json.NewEncoder(w).Encode(what)
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
