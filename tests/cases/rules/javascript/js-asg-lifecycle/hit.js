const AutoScaling = require('aws-sdk/clients/autoscaling');
const { AutoScaling: Whole, AutoScalingClient, SetInstanceProtectionCommand } = require('@aws-sdk/client-auto-scaling');

class Host {
  constructor() {
    this.scaling = new AutoScaling();
    this.whole = new Whole({});
  }

  async done(token) {
    await this.scaling.completeLifecycleAction({ LifecycleActionToken: token }).promise(); // finding
    await this.whole.completeLifecycleAction({ LifecycleActionToken: token }); // finding
    await new AutoScalingClient({}).send(new SetInstanceProtectionCommand({ ProtectedFromScaleIn: false })); // finding
  }
}

module.exports = { Host };
