package vn.lienthong.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipOutputStream;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * The file of the embedded database, forced and copied while transactions go on. H2's own statements for it, {@code
 * checkpoint sync} and {@code backup to}, first store what unfinished transactions have changed, which only the one
 * that writes may do ({@link OneWriter}), and would keep it waiting for the disk. Neither is needed: every commit has
 * stored itself when it returns.
 */
public final class EmbeddedFile {
    private EmbeddedFile() {}

    /** Returns when all that was committed before is on the disk. */
    static void force(Connection connection) throws SQLException {
        MVStore store = store(connection);
        try {
            store.sync();
        } catch (MVStoreException e) {
            throw fault(e);
        }
    }

    /** A zip with the database file as it was at one moment. */
    public static void copy(Connection connection, Path zip) throws SQLException, IOException {
        MVStore store = store(connection);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            store.getFileStore().backup(out);
        } catch (MVStoreException e) {
            throw fault(e);
        }
    }

    /** The question makes the pool give up a connection to a database that has closed. */
    private static MVStore store(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1").close();
        }
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }

    /** As H2's statements tell it. */
    private static SQLException fault(MVStoreException e) {
        return new SQLException("the file of the database", "HY000", e);
    }
}
