package software.amazon.awssdk.imds;

public class Ec2MetadataResponse {
    public String asString() {
        return "eu-west-1a";
    }
}
