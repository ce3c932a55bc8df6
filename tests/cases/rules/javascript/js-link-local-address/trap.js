const forbidden = 'http://169.254.169.254/'
const list = ['http://169.254.169.254/', 'http://localhost/']
