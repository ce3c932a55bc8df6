package library;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

public class S3Archive {
    private final S3Client s3 = S3Client.builder().build();

    @ConfigProperty(name = "archive.bucket")
    String bucket;

    public void keep(byte[] slip) {
        PutObjectRequest request = PutObjectRequest.builder().bucket(bucket).key("slip").build();
        s3.putObject(request, RequestBody.fromBytes(slip));
    }
}
