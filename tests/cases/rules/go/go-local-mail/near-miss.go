package notify

import (
	"net/smtp"
	"os"
)

func send(from string, to []string, body []byte) error {
	return smtp.SendMail(os.Getenv("SMTP_ADDR"), nil, from, to, body) // "localhost:25" on a laptop
}
