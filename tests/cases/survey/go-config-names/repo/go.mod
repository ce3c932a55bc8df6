module example.com/ferry

go 1.22

require github.com/zeromicro/go-zero v1.6.0
