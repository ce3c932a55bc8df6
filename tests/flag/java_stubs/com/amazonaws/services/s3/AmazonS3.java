package com.amazonaws.services.s3;

public interface AmazonS3 {}
