module example.com/unused-before-stays

go 1.21
