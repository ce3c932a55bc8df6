package web

import "github.com/gorilla/sessions"

func store(key []byte) sessions.Store {
	return sessions.NewFilesystemStore("", key) // finding
}
