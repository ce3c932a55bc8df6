package com.shop.uploads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.web.multipart.MultipartFile;

class Uploads {
    /** Not MultipartFile.transferTo(File). */
    void copy(InputStream in, OutputStream out, MultipartFile upload) throws IOException {
        in.transferTo(out);
        out.write(upload.getBytes());
    }
}
