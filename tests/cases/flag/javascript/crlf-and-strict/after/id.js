#!/usr/bin/env node
'use strict';

const ecsFlag = require('./ecs-flag');

ecsFlag.fetch('http://169.254.169.254/latest/meta-data/instance-id')
	.then((answer) => answer.text())
	.then(console.log); // été
