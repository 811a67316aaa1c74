module.exports = 'ready';
