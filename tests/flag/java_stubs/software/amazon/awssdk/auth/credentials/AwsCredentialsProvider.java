package software.amazon.awssdk.auth.credentials;

public interface AwsCredentialsProvider {
    default Object resolveCredentials() {
        return "credentials";
    }
}
