package main

import (
	"flag"

	"example.com/ferry/booking/api/internal/config"
	"example.com/ferry/booking/api/internal/svc"
	"github.com/zeromicro/go-zero/core/conf"
	"github.com/zeromicro/go-zero/rest"
)

var configFile = flag.String("f", "etc/booking.yaml", "the config file")

func main() {
	var c config.Config
	conf.MustLoad(*configFile, &c)
	server := rest.MustNewServer(c.RestConf)
	svc.Routes(server, svc.NewContext(c))
	server.Start()
}
