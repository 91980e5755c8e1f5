package vn.lienthong.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends bodies that are too long to be held, at the pace of whoever reads them. They have threads of their own, so that
 * a slow reader takes none from those who repair; a reader that stands still is cut off.
 */
final class AnswerStreams implements AutoCloseable {
    static final int MOST_AT_ONCE = 2;
    private static final int BUFFER_BYTES = 1 << 16;
    /** Vert.x speaks of a thread that works for longer as if it hung. */
    private static final int LONGEST_HOURS = 12;

    /** A reader that takes nothing for so long has gone. */
    private static final int LONGEST_WRITE_SECONDS = 60;

    private final WorkerExecutor threads;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);

    AnswerStreams(Vertx vertx) {
        this.threads = vertx.createSharedWorkerExecutor("answer-streams", MOST_AT_ONCE, LONGEST_HOURS, TimeUnit.HOURS);
    }

    /** Fails with a 503 when {@value #MOST_AT_ONCE} are being sent, else when the content fails or nobody reads on. */
    Future<Void> send(HttpServerResponse response, Answer.Content content) {
        if (!free.tryAcquire()) return Future.failedFuture(new Refusal(503, "streams-busy"));
        Body body = new Body(response);
        return threads.<Void>executeBlocking(
                        () -> {
                            OutputStream out = new BufferedOutputStream(body, BUFFER_BYTES);
                            content.writeTo(out);
                            out.flush();
                            return null;
                        },
                        false)
                .onComplete(done -> free.release())
                .compose(done -> response.end());
    }

    @Override
    public void close() {
        threads.close();
    }

    /** Each piece is out before the next is taken, so that no more than one is held. */
    private static final class Body extends OutputStream {
        private final HttpServerResponse response;

        Body(HttpServerResponse response) {
            this.response = response;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (!response.headWritten()) response.setChunked(true);
            try {
                response.write(Buffer.buffer(length).appendBytes(bytes, offset, length))
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("nobody reads any more");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped");
            }
        }
    }
}
