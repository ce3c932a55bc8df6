module example.com/what-it-leaves-unused

go 1.21
