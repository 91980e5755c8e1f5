package vn.lienthong.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears from the other processes on the same PostgreSQL which queues have work. Losing it costs a poll interval. */
final class Announcements implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);
    private static final int WAIT_MILLIS = 1_000;

    private final String url;
    private final Properties login;
    private final Handover dispatcher;
    private final Thread thread = new Thread(this::run, "queue-announcements");
    private volatile boolean closed;

    Announcements(String url, Properties login, Handover dispatcher) {
        this.url = url;
        this.login = login;
        this.dispatcher = dispatcher;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        boolean lost = false;
        while (!closed) {
            try (Connection connection = DriverManager.getConnection(url, login)) {
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + Dialect.CHANNEL);
                }
                if (lost) LOG.info("announcements are back");
                lost = false;
                listen(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (closed) return;
                if (!lost) LOG.warn("announcements lost (SQL state {}); polling until they are back", e.getSQLState());
                lost = true;
                try {
                    TimeUnit.MILLISECONDS.sleep(WAIT_MILLIS);
                } catch (InterruptedException interrupted) {
                    return;
                }
            }
        }
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!closed) {
            PGNotification[] heard = connection.getNotifications(WAIT_MILLIS);
            if (heard == null) continue;
            for (PGNotification notification : heard) {
                dispatcher.wake(Arrays.asList(notification.getParameter().split(",")));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
