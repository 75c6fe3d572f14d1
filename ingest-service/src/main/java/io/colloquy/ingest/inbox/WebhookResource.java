package io.colloquy.ingest.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /v1/channels/{connectionId}/webhook}: what channels send in their own language (events 1.4). */
@Path("/v1/channels/{connectionId}/webhook")
@PermitAll
@Tag(name = "channels", description = "What channels send in their own language")
class WebhookResource {
    private final WebhookService webhooks;

    WebhookResource(WebhookService webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirements
    @Operation(
            operationId = "receiveWebhook",
            summary = "Take in what a channel sends",
            description = "Signed by the channel with one of the connection's secrets. Answered once it is stored; "
                    + "its translation to events follows.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.WILDCARD,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "200", description = "It is stored")
    @APIResponse(responseCode = "401", description = "The signature is not of this connection; nothing is stored")
    @APIResponse(responseCode = "404", description = "There is no such connection, or it has no webhook")
    @APIResponse(responseCode = "413", description = "A body of more than 10 MB")
    public Uni<Response> post(
            @PathParam("connectionId") String connectionId, byte[] body, @Context HttpServerRequest request) {
        return webhooks.receive(connectionId, request, body);
    }

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "verifyWebhook",
            summary = "Prove to a channel that the webhook is ours",
            description = "A channel's handshake, with the connection's verify token. "
                    + "What a channel sends by GET is taken in as by POST.")
    @APIResponse(
            responseCode = "200",
            description = "The challenge, or nothing if it was no handshake",
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "401", description = "Neither the verify token nor the signature is of this connection")
    @APIResponse(responseCode = "404", description = "There is no such connection, or it has no webhook")
    public Uni<Response> get(@PathParam("connectionId") String connectionId, @Context HttpServerRequest request) {
        return webhooks.handshake(connectionId, request);
    }
}
