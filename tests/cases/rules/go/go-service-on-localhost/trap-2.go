package cache

// DefaultURL is for a developer's machine; production has CACHE_URL.
const DefaultURL = "redis://localhost:6379/0"

var exampleURL = "amqp://localhost:5672/"
