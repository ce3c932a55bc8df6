module example.com/toys/shop

go 1.22

replace example.com/toys/common => ../common
