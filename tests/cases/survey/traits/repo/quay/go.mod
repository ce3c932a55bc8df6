module example.org/quay

go 1.22

require (
	github.com/labstack/echo/v4 v4.12.0
	google.golang.org/grpc v1.64.0
)
