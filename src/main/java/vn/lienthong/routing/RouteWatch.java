package vn.lienthong.routing;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.RouteFiles;

/**
 * Notices that somebody saves a route file, and has it reloaded once the saving has come to rest. Where the file system
 * tells nothing (network drives), the contents are compared at an interval.
 */
public final class RouteWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RouteWatch.class);
    /** Files copied together arrive one after another: this long without another one, and they are all there. */
    private static final Duration REST = Duration.ofMillis(200);
    /** Somebody who saves without end is not waited for longer. */
    private static final Duration LONGEST_UNREST = Duration.ofSeconds(2);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int DEPTH = 6;

    private final RouteFiles files;
    private final Duration interval;
    private final RouteReload reload;
    private final WatchService watch;
    private final Thread thread = new Thread(this::run, "route-watch");

    private RouteWatch(RouteFiles files, Duration interval, RouteReload reload) throws IOException {
        this.files = files;
        this.interval = interval;
        this.reload = reload;
        this.watch = files.root().getFileSystem().newWatchService();
    }

    /** @param interval at which contents are compared whatever the file system tells */
    public static RouteWatch start(RouteFiles files, Duration interval, RouteReload reload) throws IOException {
        RouteWatch watch = new RouteWatch(files, interval, reload);
        watch.register();
        watch.thread.setDaemon(true);
        watch.thread.start();
        return watch;
    }

    /** Folders that came since are watched too; registering one again changes nothing. */
    private void register() throws IOException {
        if (!Files.isDirectory(files.root())) return;
        List<Path> folders;
        try (Stream<Path> walk = Files.walk(files.root(), DEPTH)) {
            folders = walk.filter(Files::isDirectory).toList();
        }
        for (Path folder : folders)
            folder.register(
                    watch,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
    }

    private void run() {
        try {
            while (true) {
                if (told(interval)) rest();
                look();
            }
        } catch (InterruptedException | ClosedWatchServiceException closing) {
            LOG.debug("route watch ends");
        }
    }

    /** Takes what is there now. */
    public void look() {
        try {
            register();
            reload.reload(ReloadOutcome.Request.SAVED);
        } catch (IOException passing) {
            // a file came or went while it was read: the event for that is on its way
            LOG.info(
                    "route files cannot be read at the moment: {}",
                    passing.getClass().getSimpleName());
        } catch (RuntimeException failure) {
            // this thread must outlive it: the next save is looked at again
            LOG.error(
                    "route files could not be reloaded: {}", failure.getClass().getName(), failure);
        }
    }

    private boolean told(Duration wait) throws InterruptedException {
        WatchKey key = watch.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (key == null) return false;
        key.pollEvents();
        key.reset();
        return true;
    }

    private void rest() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_UNREST.toNanos();
        while (System.nanoTime() < end && told(REST)) {
            // still saving
        }
    }

    /** Waits for a reload under way. Never interrupts it: an interrupt would close the embedded database's files. */
    @Override
    public void close() {
        try {
            watch.close();
            thread.join(STOP.toMillis());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
