package vn.lienthong.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.RequestOptions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WholeAnswerTest {
    /** One thread for all events, so that a closed line means that its last answer has been read. */
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final CountDownLatch closed = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = get(vertx.createHttpServer()
                .requestHandler(call -> call.response()
                        .setStatusCode(503)
                        .putHeader("Connection", "close")
                        .putHeader("Retry-After", "5")
                        .end("busy"))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void stop() throws Exception {
        get(vertx.close());
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_answer_that_is_there_before_its_caller_goes_on_is_not_lost() throws Exception {
        RequestOptions call = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost("127.0.0.1")
                .setPort(server.actualPort());
        WholeAnswer answer = get(WholeAnswer.to(toASlowCaller(vertx.createHttpClient()), call, "{}"));
        assertEquals(new WholeAnswer(503, "5", "busy"), answer);
    }

    /** To a caller that gets the processor back only when all is over: after each word to do with the request. */
    private HttpClient toASlowCaller(HttpClient client) {
        return proxy(HttpClient.class, (self, word, arguments) -> {
            Object given = word.invoke(client, arguments);
            return word.getName().equals("request") ? slow((Future<?>) given) : given;
        });
    }

    private Future<?> slow(Future<?> request) {
        return proxy(Future.class, (self, word, arguments) -> {
            if (!word.getName().equals("compose") || arguments.length != 1) return word.invoke(request, arguments);
            Future<?> composed = composed(request, arguments[0]);
            assertTrue(closed.await(10, TimeUnit.SECONDS), "answered, and the line closed");
            return composed;
        });
    }

    @SuppressWarnings("unchecked")
    private Future<?> composed(Future<?> request, Object next) {
        return request.compose(sent -> {
            ((HttpClientRequest) sent).connection().closeHandler(end -> closed.countDown());
            return ((Function<Object, Future<Object>>) next).apply(sent);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
