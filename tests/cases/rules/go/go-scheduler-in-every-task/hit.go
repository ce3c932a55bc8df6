package jobs

import "github.com/robfig/cron/v3"

func start(send func()) {
	c := cron.New() // finding
	_, _ = c.AddFunc("0 6 * * *", send)
	c.Start()
}
