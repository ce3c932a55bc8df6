async function start(id) {
	console.log('ready');
}

module.exports = { start };
