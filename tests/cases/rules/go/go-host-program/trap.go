package pdf

type runner struct{}

func (runner) Command(name string) {}

func render(exec_ runner) { exec_.Command("wkhtmltopdf") } // no exec.Command
