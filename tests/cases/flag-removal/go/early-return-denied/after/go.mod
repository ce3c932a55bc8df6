module example.com/early-return-denied

go 1.21
