#!/usr/bin/env node
'use strict';

const ecsTask = require('./ecs-task');

ecsTask.fetch('meta-data/instance-id')
	.then((answer) => answer.text())
	.then(console.log); // été
