package once

import "sync"

var flock struct{ New func() sync.Mutex } // no import of the library: flock.New is a field

func lock() { _ = flock.New() }
