module example.com/boolean-operators

go 1.21
