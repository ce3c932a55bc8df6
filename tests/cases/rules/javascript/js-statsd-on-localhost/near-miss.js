const StatsD = require('hot-shots')

const stats = new StatsD({ host: 'metrics.shop.internal', port: 8125 })
