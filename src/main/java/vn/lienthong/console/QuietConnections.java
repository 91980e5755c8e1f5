package vn.lienthong.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Closes a connection that brings no whole request for a while. One whose request is being worked on is left alone: a
 * large log is verified for minutes, and nothing moves on the line meanwhile; a long answer takes its time to go out.
 */
final class QuietConnections {
    private static final class Line {
        private int requests;
        private long timer;
    }

    private final Vertx vertx;
    private final Duration quiet;
    private final Map<HttpConnection, Line> lines = new HashMap<>();

    QuietConnections(Vertx vertx, Duration quiet) {
        this.vertx = vertx;
        this.quiet = quiet;
    }

    synchronized void opened(HttpConnection connection) {
        Line line = new Line();
        lines.put(connection, line);
        wait(connection, line);
        connection.closeHandler(closed -> forget(connection));
    }

    /** The request is here, whole. */
    synchronized void working(HttpConnection connection) {
        Line line = lines.get(connection);
        if (line == null) return;
        line.requests++;
        vertx.cancelTimer(line.timer);
    }

    /** The answer has gone out, all of it. */
    synchronized void answered(HttpConnection connection) {
        Line line = lines.get(connection);
        if (line != null && --line.requests == 0) wait(connection, line);
    }

    private void wait(HttpConnection connection, Line line) {
        line.timer = vertx.setTimer(quiet.toMillis(), tick -> connection.close());
    }

    private synchronized void forget(HttpConnection connection) {
        Line line = lines.remove(connection);
        if (line != null) vertx.cancelTimer(line.timer);
    }
}
