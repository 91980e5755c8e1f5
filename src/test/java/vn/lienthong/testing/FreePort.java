package vn.lienthong.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for engines that are started a moment later. They lie below those that systems give to outgoing connections and
 * to whoever asks for any, so nobody takes one meanwhile; none is given twice in a test run.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;
    private static final int ATTEMPTS = 100;
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    public static int next() {
        for (int attempt = 1; ; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, BEHIND_LAST);
            if (!GIVEN.add(port)) continue;
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (BindException taken) {
                if (attempt == ATTEMPTS) throw new UncheckedIOException(taken);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
