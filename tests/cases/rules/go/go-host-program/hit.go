package pdf

import "os/exec"

func render() *exec.Cmd { return exec.Command("wkhtmltopdf", "-", "-") } // finding
