"""Traffic: the pure state machine, the gates, the durable runner, controls."""
