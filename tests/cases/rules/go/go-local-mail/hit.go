package notify

import "net/smtp"

func send(from string, to []string, body []byte) error {
	return smtp.SendMail("localhost:25", nil, from, to, body) // finding
}
