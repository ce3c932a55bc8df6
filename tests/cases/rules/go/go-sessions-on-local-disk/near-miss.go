package web

import "github.com/gorilla/sessions"

// NewFilesystemStore was here.
func store(key []byte) sessions.Store { return sessions.NewCookieStore(key) }
