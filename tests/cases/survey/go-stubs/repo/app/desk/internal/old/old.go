package old

import "net/http"

// Fetch stands in a package that no program imports.
func Fetch() {
	http.Get("discovery:///library.fines")
}
