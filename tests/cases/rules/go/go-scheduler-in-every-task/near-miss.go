package jobs

import "github.com/robfig/cron/v3"

func valid(spec string) bool {
	_, err := cron.ParseStandard(spec)
	return err == nil
}
