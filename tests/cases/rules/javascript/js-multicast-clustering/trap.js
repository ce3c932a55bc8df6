const club = require('./club');

club.addMembership('Ada');
