console.log(require('greeting'));
