package jobs

import cron "example.com/shop/cron" // github.com/robfig/cron/v3 was here

var c = cron.New()
