package vn.lienthong.simulator;

import io.vertx.core.Vertx;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.config.DemoSecrets;

/**
 * The one-stop system's other door: the tables of docs/provinces.md, in a database of its own that the engine reaches
 * over TCP with an account that may read and insert and nothing else. New rows are read every now and then and handed
 * to the system behind, as if they had come as calls; what that gives as number goes into the row.
 */
public final class OneStopTables implements AutoCloseable {
    /** Account of the engine. */
    public static final String USERNAME = "lienthong";

    public static final String PASSWORD = DemoSecrets.of("one-stop-tables-not-secret");

    private static final Logger LOG = LoggerFactory.getLogger(OneStopTables.class);
    private static final String NAME = "mot-cua";
    private static final String OWNER = "mot_cua";
    private static final int LOOK_MS = 100;
    private static final int TAKEN = 200;
    private static final List<String> SCHEMA = List.of(
            "create table if not exists ho_so_den (khoa varchar(200) primary key, ma_ho_so_lt varchar(40) not null, "
                    + "lan_nop int not null, ma_tthc varchar(40), ma_don_vi varchar(20), ngay_tiep_nhan varchar(20), "
                    + "noi_dung clob not null, so_ho_so varchar(40))",
            "create index if not exists ho_so_den_chua_co_so on ho_so_den (so_ho_so, ma_ho_so_lt, lan_nop)",
            "create table if not exists trang_thai_den (khoa varchar(200) primary key, so_ho_so varchar(40) not null, "
                    + "buoc varchar(40), trang_thai varchar(40) not null, thoi_gian varchar(20), noi_dung clob not null, "
                    + "thu_tu bigint generated always as identity, da_doc boolean default false not null)",
            "create index if not exists trang_thai_den_chua_doc on trang_thai_den (da_doc, thu_tu)",
            "create user if not exists " + USERNAME + " password '" + PASSWORD + "'",
            "grant select, insert on ho_so_den, trang_thai_den to " + USERNAME);

    static {
        // as all simulated partners: nobody on another machine; H2 reads it when it is first used
        if (System.getProperty("h2.bindAddress") == null) System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final Vertx vertx;
    private final String database;
    private final Function<Request, Answer> system;
    private final String authorization;
    private final Connection connection;
    private final int port;
    private final long timer;
    private Server door;
    private int outages;

    /** A row not yet dealt with. */
    private record Row(String key, String number, String content) {}

    /**
     * Open when it returns.
     *
     * @param port of the database, 0 for a free one
     * @param folder where it is kept; empty: in memory
     * @param authorization what the system behind asks of a caller
     */
    OneStopTables(
            Vertx vertx, int port, Optional<Path> folder, Function<Request, Answer> system, String authorization) {
        this.vertx = vertx;
        this.system = system;
        this.authorization = authorization;
        database = folder.map(path -> "file:" + path.toAbsolutePath().resolve(NAME))
                .orElseGet(() -> "mem:" + NAME + "-" + UUID.randomUUID());
        try {
            connection = DriverManager.getConnection(
                    "jdbc:h2:" + database + ";DB_CLOSE_DELAY=-1" + (folder.isPresent() ? ";WRITE_DELAY=0" : ""),
                    OWNER,
                    "");
            for (String statement : SCHEMA) run(statement);
            this.port = open(port);
        } catch (SQLException e) {
            if (e.getErrorCode() != ErrorCode.EXCEPTION_OPENING_PORT_2)
                throw new IllegalStateException("the one-stop tables cannot be opened", e);
            // as the other partners say it
            throw new CompletionException(new BindException("port " + port));
        }
        timer = vertx.setPeriodic(LOOK_MS, tick -> vertx.executeBlocking(this::look, true));
    }

    /** For {@code partner.one-stop.db.url}. */
    public String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + port + "/" + NAME;
    }

    /** Closes every line for this long, from now; zero ends it. */
    synchronized void down(Duration period) {
        int outage = ++outages;
        door.stop();
        if (period.isZero()) reopen();
        else vertx.setTimer(Math.max(1, period.toMillis()), over -> endOf(outage));
    }

    private synchronized void endOf(int outage) {
        if (outage == outages) reopen();
    }

    private void reopen() {
        try {
            open(port);
        } catch (SQLException taken) {
            LOG.error("the one-stop tables cannot be opened again: {}", taken.getErrorCode());
        }
    }

    /** With a key, the server opens this database and no other. */
    private int open(int wanted) throws SQLException {
        door = Server.createTcpServer("-tcpPort", String.valueOf(wanted), "-key", NAME, database)
                .start();
        return door.getPort();
    }

    /** Takes what has come since the last look, in the order of a dossier's versions and of its statuses. */
    private synchronized Void look() throws SQLException {
        if (connection.isClosed()) return null;
        for (Row row : rows("select khoa, ma_ho_so_lt, noi_dung from ho_so_den where so_ho_so is null"
                + " order by ma_ho_so_lt, lan_nop")) {
            Answer answer = handed("/dossiers", row);
            if (answer.status() == TAKEN)
                mark("update ho_so_den set so_ho_so = ? where khoa = ?", number(answer), row.key());
        }
        for (Row row : rows("select khoa, so_ho_so, noi_dung from trang_thai_den where da_doc = false"
                + " order by da_doc, thu_tu")) {
            if (handed("/dossiers/" + row.number() + "/statuses", row).status() < 500)
                mark("update trang_thai_den set da_doc = true where khoa = ?", row.key());
        }
        return null;
    }

    private Answer handed(String path, Row row) {
        Map<String, String> headers = Map.of("authorization", authorization, "idempotency-key", row.key());
        try {
            return system.apply(new Request("POST", path, "", headers, row.content(), new Request.Delivery()));
        } catch (Wire.Malformed unreadable) {
            return Answer.problem(400, "Bad Request");
        }
    }

    private static String number(Answer answer) {
        return Wire.text(Wire.object(answer.body()), "maHoSo");
    }

    private List<Row> rows(String query) throws SQLException {
        List<Row> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) found.add(new Row(rows.getString(1), rows.getString(2), rows.getString(3)));
        }
        return found;
    }

    private void mark(String update, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            for (int i = 0; i < values.length; i++) statement.setString(i + 1, values[i]);
            statement.executeUpdate();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        synchronized (this) {
            outages++;
            door.stop();
            try {
                run("shutdown");
            } catch (SQLException gone) {
                LOG.debug("closed already: {}", gone.getErrorCode());
            }
        }
    }
}
