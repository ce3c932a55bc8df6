package clock

import "time"

var zone, _ = time.LoadLocation("Asia/Tokyo") // finding
