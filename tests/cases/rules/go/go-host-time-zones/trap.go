package clock

type times struct{}

func (times) LoadLocation(string) {}

func load(time_ times) { time_.LoadLocation("Asia/Tokyo") } // not time.LoadLocation(
