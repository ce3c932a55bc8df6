package web

import sessions "example.com/shop/sessions"

var store = sessions.NewFilesystemStore("")
