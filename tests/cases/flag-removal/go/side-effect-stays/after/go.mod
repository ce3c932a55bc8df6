module example.com/side-effect-stays

go 1.21
