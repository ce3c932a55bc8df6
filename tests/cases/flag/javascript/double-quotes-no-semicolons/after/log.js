module.exports = (text) => text
