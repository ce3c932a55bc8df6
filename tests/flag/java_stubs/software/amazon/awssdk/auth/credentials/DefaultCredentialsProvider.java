package software.amazon.awssdk.auth.credentials;

public class DefaultCredentialsProvider implements AwsCredentialsProvider {
    public static DefaultCredentialsProvider create() {
        return new DefaultCredentialsProvider();
    }
}
