package host

// Metadata is what a test replaces.
type Metadata interface {
	Available() bool
	GetMetadata(p string) (string, error)
}

const idPath = "/instance-id"

// ID gives the instance's id, or a name for a laptop.
func ID(m Metadata) string {
	if !m.Available() {
		return "laptop"
	}
	id, _ := m.GetMetadata(idPath)
	return id
}
