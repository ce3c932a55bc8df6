package lease

type system struct{}

func (system) Hostname() (string, error) { return "a", nil }

var os_ system

func acquire() { owner, _ := os_.Hostname(); _ = owner } // not os.Hostname()
