module example.com/else-if-chains

go 1.21
