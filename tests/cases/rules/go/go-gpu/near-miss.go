package gpu

import "github.com/NVIDIA/go-nvml/pkg/nvml"

const ok = nvml.SUCCESS
