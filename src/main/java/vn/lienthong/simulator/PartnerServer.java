package vn.lienthong.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The line to one simulated partner: reads calls, lets the dice spoil some, hands the others to the partner. */
final class PartnerServer implements AutoCloseable {
    /** What the partner does with a call. */
    interface Service {
        Answer answer(Request request);

        /** The answer of a call that fails before any work is done. */
        default Answer serverError(Request request) {
            return Answer.problem(500, "Internal Server Error");
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(PartnerServer.class);

    private final Vertx vertx;
    private final FaultDice dice;
    private final Clock clock;
    private final Service service;
    private final HttpServer server;

    /**
     * Listens on 127.0.0.1 before it returns.
     *
     * @param port 0 for a free one
     * @param clock whose time every answer tells
     */
    PartnerServer(Vertx vertx, int port, FaultDice dice, Clock clock, Service service) {
        this.vertx = vertx;
        this.dice = dice;
        this.clock = clock;
        this.service = service;
        // HTTP/1.1 only, as the engine's own listeners and, as far as is known, the partners
        HttpServerOptions options = new HttpServerOptions().setHttp2ClearTextEnabled(false);
        this.server = join(
                vertx.createHttpServer(options).requestHandler(this::receive).listen(port, "127.0.0.1"));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        join(server.close());
    }

    private void receive(HttpServerRequest call) {
        call.body().onSuccess(body -> work(call, body)).onFailure(cut -> call.connection()
                .close());
    }

    private void work(HttpServerRequest call, Buffer body) {
        FaultDice.Throw thrown = dice.roll();
        Request request = new Request(
                call.method().name(),
                call.path(),
                call.query() == null ? "" : call.query(),
                headers(call),
                body.toString("UTF-8"),
                new Request.Delivery());
        switch (thrown.fate()) {
            case DOWN -> call.connection().close();
            case SERVER_ERROR -> later(thrown, () -> answer(call, request, service.serverError(request)));
            case UNAVAILABLE -> later(thrown, () -> answer(call, request, Answer.problem(503, "Service Unavailable")));
            case HTML_OK -> later(thrown, () -> answer(call, request, Answer.html(200)));
            case HTML_BAD_GATEWAY -> later(thrown, () -> answer(call, request, Answer.html(502)));
            case CUT_AFTER_THE_WORK ->
                served(request)
                        .onComplete(
                                done -> later(thrown, () -> call.connection().close()));
            case ANSWERED ->
                served(request).onComplete(done -> later(thrown, () -> answer(call, request, done.result())));
        }
    }

    private Future<Answer> served(Request request) {
        return vertx.executeBlocking(() -> service.answer(request), false).recover(failure -> {
            if (failure instanceof Wire.Malformed) return Future.succeededFuture(Answer.problem(400, "Bad Request"));
            // not its message: it may quote the call
            LOG.error("simulator fault {}", failure.getClass().getName());
            return Future.succeededFuture(Answer.problem(500, "Internal Server Error"));
        });
    }

    private void later(FaultDice.Throw thrown, Runnable action) {
        if (thrown.latency().isZero()) action.run();
        else vertx.setTimer(Math.max(1, thrown.latency().toMillis()), timer -> action.run());
    }

    private void answer(HttpServerRequest call, Request request, Answer answer) {
        HttpServerResponse response = call.response();
        if (response.closed()) return;
        // before the write, so that a caller who has read the answer and repeats the call is seen as such
        request.delivery().answered(true);
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .putHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .end(answer.body())
                .onFailure(lost -> request.delivery().answered(false));
    }

    private static Map<String, String> headers(HttpServerRequest call) {
        Map<String, String> headers = new TreeMap<>();
        call.headers().forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return headers;
    }

    static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
