package vn.lienthong.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/**
 * Whether the database answers, told in time: a pool waits longer for a connection than a monitor for its answer.
 * However many ask, one question is under way.
 */
final class DatabasePulse {
    private final DataSource pool;
    private final Duration patience;
    private CompletableFuture<Optional<String>> question;

    /** @param patience after which no answer is an answer */
    DatabasePulse(DataSource pool, Duration patience) {
        this.pool = pool;
        this.patience = patience;
    }

    /** Empty if it is well. */
    Optional<String> fault() {
        try {
            return question().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.of("no answer in " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private synchronized CompletableFuture<Optional<String>> question() {
        if (question == null || question.isDone())
            question = CompletableFuture.supplyAsync(this::answer, DatabasePulse::aside);
        return question;
    }

    private static void aside(Runnable task) {
        Thread thread = new Thread(task, "database-pulse");
        thread.setDaemon(true);
        thread.start();
    }

    private Optional<String> answer() {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            // H2's own isValid says yes also of a database that has closed itself
            statement.setQueryTimeout(2);
            statement.executeQuery("select 1").close();
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("SQL state " + e.getSQLState());
        }
    }
}
