package main

import (
	"flag"

	"example.com/ferry/cabin/rpc/internal/config"
	"github.com/zeromicro/go-zero/core/conf"
	"github.com/zeromicro/go-zero/zrpc"
)

var configFile = flag.String("f", "etc/cabin.yaml", "the config file")

func main() {
	var c config.Config
	conf.MustLoad(*configFile, &c)
	server := zrpc.MustNewServer(c.RpcServerConf, nil)
	server.Start()
}
