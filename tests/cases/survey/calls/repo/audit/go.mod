module example.org/audit

go 1.22
