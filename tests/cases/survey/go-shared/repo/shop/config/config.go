package config

import "os"

var (
	StockAddress string
	Unused       string
)

func init() {
	StockAddress = os.Getenv("STOCK_ADDRESS")
}
