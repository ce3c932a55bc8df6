package software.amazon.awssdk.auth.credentials;

public class InstanceProfileCredentialsProvider implements AwsCredentialsProvider {
    public static InstanceProfileCredentialsProvider create() {
        return new InstanceProfileCredentialsProvider();
    }

    public static Builder builder() {
        return new Builder();
    }

    public static class Builder {
        public Builder asyncCredentialUpdateEnabled(boolean wanted) {
            return this;
        }

        public InstanceProfileCredentialsProvider build() {
            return new InstanceProfileCredentialsProvider();
        }
    }
}
