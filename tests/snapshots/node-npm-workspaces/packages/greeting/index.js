const ms = require('ms');
module.exports = days => `ready for ${ms(days + 'd')} ms\n`;
