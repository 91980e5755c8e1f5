package vn.lienthong.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Random;

/**
 * The work that raw JDBC and the queue both do: dossiers that pass the same steps.
 *
 * @param lines dossiers
 * @param steps of each
 */
record Load(int lines, int steps) {
    /** Of a message body, a dossier row and an event row each. */
    static final int ROW_BYTES = 1_500;

    private static final byte[] CONTENT = new byte[ROW_BYTES];
    private static final String BODY;

    static {
        Random random = new Random(1);
        random.nextBytes(CONTENT);
        byte[] bytes = new byte[ROW_BYTES * 3 / 4];
        random.nextBytes(bytes);
        BODY = Base64.getEncoder().encodeToString(bytes);
    }

    int hops() {
        return lines * steps;
    }

    static byte[] content() {
        return CONTENT;
    }

    /** Text of {@value #ROW_BYTES} characters that does not compress well. */
    static String body() {
        return BODY;
    }

    static String line(int number) {
        return "G22.99.08-261121-" + String.format("%06d", number);
    }

    static String queue(int step) {
        return "bench-" + step;
    }

    /** Dossier rows exist before the measured time begins. */
    void insertDossiers(BenchDatabase database) throws SQLException {
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "insert into bench_dossier (number, revision, content) values (?, 0, ?)")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < lines; i++) {
                insert.setString(1, line(i));
                insert.setBytes(2, CONTENT);
                insert.addBatch();
                if (i % 500 == 499) insert.executeBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }
}
