package com.shop.uploads;

import java.io.File;
import java.io.IOException;
import org.springframework.web.multipart.MultipartFile;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class Uploads {
    private final S3Client store = S3Client.create();

    void take(MultipartFile upload) throws IOException {
        File target = File.createTempFile("upload", null);
        upload.transferTo(target);
        store.putObject(request -> request.bucket("uploads").key("x"), RequestBody.fromFile(target));
    }
}
