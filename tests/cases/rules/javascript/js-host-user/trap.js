const game = { setuid: (name) => name };

game.setuid('shop');
console.log("process.setuid('shop')");
