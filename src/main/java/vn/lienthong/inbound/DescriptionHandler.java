package vn.lienthong.inbound;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/** Answers {@code GET /openapi.json} with the description that requests are validated against. */
public final class DescriptionHandler implements Handler<RoutingContext> {
    private final Buffer body;

    public DescriptionHandler(OpenApiDescription description) {
        body = Buffer.buffer(description.bytes());
    }

    @Override
    public void handle(RoutingContext context) {
        context.response().putHeader("Content-Type", "application/json; charset=utf-8");
        context.end(body);
    }
}
