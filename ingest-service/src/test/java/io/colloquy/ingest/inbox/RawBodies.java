package io.colloquy.ingest.inbox;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;

/** A client that sends bytes as they are, whatever their content type is said to be. */
final class RawBodies {
    static final RestAssuredConfig CONFIG = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-www-form-urlencoded", ContentType.BINARY)
                    .encodeContentTypeAs("multipart/form-data", ContentType.BINARY)
                    .encodeContentTypeAs("multipart/form-data; boundary=x", ContentType.BINARY)
                    .encodeContentTypeAs("image/png", ContentType.BINARY)
                    .encodeContentTypeAs("*", ContentType.BINARY));

    private RawBodies() {}
}
