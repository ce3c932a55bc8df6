package gpu

import "github.com/NVIDIA/go-nvml/pkg/nvml"

func count() int {
	nvml.Init() // finding
	return 0
}
