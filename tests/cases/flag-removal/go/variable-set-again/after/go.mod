module example.com/variable-set-again

go 1.21
