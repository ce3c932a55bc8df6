package com.shop.exports;

import java.io.File;
import java.io.IOException;

class Exports {
    File letter() throws IOException {
        return File.createTempFile("letter", ".pdf");
    }
}
