const ports = { web: 8080, metrics: 8125, host: 'localhost' }
