package notify

import "net/smtp"

const local = "localhost"

func hello(c *smtp.Client) error { return c.Hello("localhost") }
