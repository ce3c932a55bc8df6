const StatsD = require('hot-shots')

const stats = new StatsD({ host: 'localhost', port: 8125 }) // finding
