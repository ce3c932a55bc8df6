module example.org/ansible

go 1.22
