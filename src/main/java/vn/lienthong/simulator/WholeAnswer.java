package vn.lienthong.simulator;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/**
 * What an engine answered, read to its end.
 *
 * @param retryAfter the header as it was sent; empty without one
 */
record WholeAnswer(int status, String retryAfter, String body) {
    /**
     * Calls once; fails when there is no answer.
     *
     * <p>The response must be taken in the callback that sends the request, so that whoever calls cannot come too late:
     * the body of a response that has passed by is a future that nobody ever completes, and no timeout counts any more.
     */
    static Future<WholeAnswer> to(HttpClient client, RequestOptions call, String body) {
        return client.request(call)
                .compose(request -> request.send(Buffer.buffer(body)).compose(WholeAnswer::read));
    }

    private static Future<WholeAnswer> read(HttpClientResponse response) {
        String wish = response.getHeader("Retry-After");
        return response.body()
                .map(body -> new WholeAnswer(response.statusCode(), wish == null ? "" : wish, body.toString("UTF-8")));
    }
}
