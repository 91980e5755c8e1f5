package vn.lienthong.engine;

import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.main.Main;
import vn.lienthong.config.RouteFiles;
import vn.lienthong.config.Settings;
import vn.lienthong.routing.RouteLoader;

/**
 * What needs no database: Camel, Vert.x and the description of the partner API, made while the route files are checked,
 * and the routes, read while the database is opened. A start is mostly the loading of classes, which two threads share.
 */
final class Groundwork implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "groundwork");
        made.setDaemon(true);
        return made;
    });
    private final CompletableFuture<Main> camel = CompletableFuture.supplyAsync(Groundwork::newCamel, thread);
    private final CompletableFuture<Vertx> vertx = CompletableFuture.supplyAsync(Vertx::vertx, thread);
    private final CompletableFuture<PartnerEdge> edge;
    private CompletableFuture<Main> withRoutes = camel;

    Groundwork(Settings settings) {
        edge = CompletableFuture.supplyAsync(() -> PartnerEdge.of(settings), thread);
    }

    private static Main newCamel() {
        Main camel = new Main();
        camel.setPropertyPlaceholderLocations("false");
        camel.configure().withAutoConfigurationEnabled(false);
        camel.configure().withName("lienthong");
        camel.configure().withShutdownTimeout(30);
        camel.configure().withStreamCachingEnabled(false);
        camel.init();
        return camel;
    }

    /**
     * Begins to read the routes, and is the last to be begun. Before Camel starts: it then starts them together, which
     * is quicker than one after the other.
     */
    void read(RouteFiles routes) {
        withRoutes = CompletableFuture.supplyAsync(() -> read(routes, camel.join()), thread);
        thread.shutdown();
    }

    private static Main read(RouteFiles routes, Main camel) {
        try {
            new RouteLoader(camel.getCamelContext()).load(routes.list(".camel.yaml"));
            return camel;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    /** With the routes, if there are any to be read; not started. */
    Main camel() throws Exception {
        return result(withRoutes);
    }

    Vertx vertx() throws Exception {
        return result(vertx);
    }

    PartnerEdge edge() throws Exception {
        return result(edge);
    }

    private static <T> T result(CompletableFuture<T> work) throws Exception {
        try {
            return work.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    /** Stops Camel once nothing is read any more, then closes Vert.x; what could not be made needs no end. */
    @Override
    public void close() {
        thread.shutdown();
        made(withRoutes);
        made(camel).ifPresent(Main::stop);
        made(vertx)
                .ifPresent(made ->
                        made.close().toCompletionStage().toCompletableFuture().join());
    }

    private static <T> Optional<T> made(CompletableFuture<T> work) {
        return Optional.ofNullable(work.handle((made, failed) -> made).join());
    }
}
