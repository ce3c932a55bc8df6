"""The load balancer: a real proxy that follows the listeners of the emulated AWS."""
