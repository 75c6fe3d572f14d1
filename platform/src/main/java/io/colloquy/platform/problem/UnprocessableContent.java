package io.colloquy.platform.problem;

import jakarta.ws.rs.core.Response;

/** 422 (RFC 9110, 15.5.21), which JAX-RS has no name for. */
enum UnprocessableContent implements Response.StatusType {
    STATUS;

    @Override
    public int getStatusCode() {
        return 422;
    }

    @Override
    public Response.Status.Family getFamily() {
        return Response.Status.Family.CLIENT_ERROR;
    }

    @Override
    public String getReasonPhrase() {
        return "Unprocessable Content";
    }
}
