package vn.lienthong.queue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections to the embedded database of which one writes at a time, from the first statement that may change
 * something to the end of its transaction; the others wait, readers do not. H2 puts its tables on the disk one after
 * the other while other transactions go on: of one that commits meanwhile, some tables are stored with its rows and
 * some without, and a process killed just then finds it like that (docs/decisions/0027).
 */
final class OneWriter {
    /** Anything else may change something, and waits for its turn. */
    private static final Pattern QUERY = Pattern.compile("\\s*select\\b", Pattern.CASE_INSENSITIVE);

    /** In a query that changes something nevertheless. */
    private static final Pattern WRITES = Pattern.compile(
            "\\b(next\\s+value|nextval|for\\s+update|(final|new|old)\\s+table)\\b", Pattern.CASE_INSENSITIVE);

    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    private OneWriter(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param url JDBC URL of an H2 database
     * @param patience how long a transaction waits for its turn; then it fails with
     *     {@link SQLTransientConnectionException}
     */
    static DataSource source(String url, Duration patience) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL(url);
        OneWriter one = new OneWriter(patience);
        return proxy(DataSource.class, (self, method, args) -> {
            Object result = call(h2, method, args);
            return result instanceof Connection connection ? one.new Session(connection).proxy() : result;
        });
    }

    /** One connection, and whether it is its turn. */
    private final class Session {
        private final Connection connection;
        private boolean autoCommit = true;
        private volatile boolean writing;

        Session(Connection connection) {
            this.connection = connection;
        }

        Connection proxy() {
            return OneWriter.proxy(Connection.class, this::onConnection);
        }

        private Object onConnection(Object self, Method method, Object[] args) throws Throwable {
            switch (method.getName()) {
                case "close", "abort" -> {
                    try {
                        return call(connection, method, args);
                    } finally {
                        end();
                    }
                }
                case "setAutoCommit" -> {
                    call(connection, method, args);
                    autoCommit = (boolean) args[0];
                    end();
                    return null;
                }
                case "commit", "rollback" -> {
                    call(connection, method, args);
                    boolean toSavepoint = args != null;
                    if (!toSavepoint) end();
                    return null;
                }
                default -> {
                    Object result = call(connection, method, args);
                    if (result instanceof PreparedStatement prepared)
                        return reads(args[0]) ? prepared : writing(PreparedStatement.class, prepared);
                    return result instanceof Statement statement ? writing(Statement.class, statement) : result;
                }
            }
        }

        /** A statement that waits for its turn, but for a query given when it is executed. */
        private <T extends Statement> T writing(Class<T> type, T statement) {
            return OneWriter.proxy(type, (self, method, args) -> {
                boolean executes = method.getName().startsWith("execute");
                if (!executes || (args != null && reads(args[0]))) return call(statement, method, args);
                begin();
                try {
                    return call(statement, method, args);
                } finally {
                    if (autoCommit) end();
                }
            });
        }

        private void begin() throws SQLException {
            if (writing) return;
            try {
                if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS))
                    throw new SQLTransientConnectionException("another transaction has been writing for " + patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("interrupted while another transaction was writing", e);
            }
            writing = true;
        }

        /** Also by the pool's own thread, which closes what is given up. */
        private synchronized void end() {
            if (writing) turn.release();
            writing = false;
        }
    }

    private static boolean reads(Object sql) {
        String text = (String) sql;
        return QUERY.matcher(text).lookingAt() && !WRITES.matcher(text).find();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(OneWriter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
