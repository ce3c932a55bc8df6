const game = require('./game');

game.setrlimit('lives', 3);
