package vn.lienthong.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.testing.TestDatabase;

/**
 * The tables of a one-stop system that takes dossiers by its database (docs/provinces.md), in a database of its own.
 */
final class OneStopTables implements AutoCloseable {
    private final String url;
    private final String username;
    private final boolean postgresql;
    /** Kept open, so that a database in memory lives as long as the test. */
    private final Connection connection;

    private OneStopTables(String url, String username, boolean postgresql) throws SQLException {
        this.url = url;
        this.username = username;
        this.postgresql = postgresql;
        connection = DriverManager.getConnection(url, username, "");
        String text = postgresql ? "text" : "clob";
        String serial = postgresql ? "nextval('so')" : "next value for so";
        run("create sequence so");
        run(
                "create table ho_so_den (khoa varchar(200) primary key, ma_ho_so_lt varchar(40) not null, lan_nop int not null, "
                        + "ma_tthc varchar(40), ma_don_vi varchar(20), ngay_tiep_nhan varchar(20), noi_dung " + text
                        + " not null, "
                        + "so_ho_so varchar(40) default 'H15.01-260921-' || lpad(cast(" + serial
                        + " as varchar(20)), 4, '0'))");
        run(
                "create table trang_thai_den (khoa varchar(200) primary key, so_ho_so varchar(40) not null, buoc varchar(40), "
                        + "trang_thai varchar(40) not null, thoi_gian varchar(20), noi_dung " + text + " not null, "
                        + "thu_tu int generated always as identity)");
    }

    static OneStopTables on(String database, Path folder) throws SQLException {
        if (database.equals("h2"))
            return new OneStopTables("jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1", "sa", false);
        try (TestDatabase own = TestDatabase.postgresql()) {
            return new OneStopTables(own.url(), own.username(), true);
        }
    }

    /** For an engine of that province; without the address over which the others are called. */
    Map<String, String> settings(String province) {
        Map<String, String> settings = new HashMap<>();
        settings.put("lienthong.province", province);
        settings.put("partner.one-stop.url", "");
        settings.put("partner.one-stop.token", "");
        settings.put("partner.one-stop.db.url", url);
        settings.put("partner.one-stop.db.username", username);
        return settings;
    }

    void numberLater() throws SQLException {
        run("alter table ho_so_den alter column so_ho_so drop default");
    }

    void giveNumbers() throws SQLException {
        run("update ho_so_den set so_ho_so = 'H15.01-260921-0077' where so_ho_so is null");
    }

    synchronized int deliveries(String number) throws SQLException {
        return texts("select khoa from ho_so_den where ma_ho_so_lt = ?", number).size();
    }

    /** Given to the first version. */
    synchronized String number(String number) throws SQLException {
        return texts("select so_ho_so from ho_so_den where ma_ho_so_lt = ? order by lan_nop", number)
                .get(0);
    }

    synchronized String unit(String number) throws SQLException {
        return texts("select ma_don_vi from ho_so_den where ma_ho_so_lt = ?", number)
                .get(0);
    }

    synchronized List<String> statuses(String oneStopNumber) throws SQLException {
        return texts("select trang_thai from trang_thai_den where so_ho_so = ? order by thu_tu", oneStopNumber);
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> texts(String sql, String value) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        if (!postgresql) run("shutdown");
        connection.close();
    }
}
