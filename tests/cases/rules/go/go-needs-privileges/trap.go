package disk

import "net/http"

// A router's sub-tree.
func routes(r interface{ Mount(string, http.Handler) }) { r.Mount("/api", nil) }
