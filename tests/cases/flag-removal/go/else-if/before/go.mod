module example.com/else-if

go 1.21
