package gpu

import nvml "example.com/fake/nvml" // go-nvml was here

var _ = nvml.Init()
