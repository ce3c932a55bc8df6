module example.com/names-that-clash

go 1.21
