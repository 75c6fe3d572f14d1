package io.colloquy.export.storage;

import com.oracle.svm.core.annotate.Delete;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * For native executables alone: the S3 client's interceptor for Amazon's own transport, which is not here. native-image
 * follows every interceptor that there is, and would end at classes that are missing (quarkus-amazon-services, issue 1950).
 */
@Delete
@TargetClass(
        className =
                "software.amazon.awssdk.services.s3.internal.crt.DefaultS3CrtAsyncClient$AttachHttpAttributesExecutionInterceptor")
final class AbsentTransport {}
