package vn.lienthong.check;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Settings;

/** A one-stop system that is no HTTP service: reached by its database's tables, or not there at all. */
final class OneStopTables {
    private static final String DATABASE = "partner.one-stop.db.";

    private OneStopTables() {}

    static Finding line(Surroundings at) {
        Settings settings = at.settings();
        Optional<String> url = at.optional(DATABASE + "url");
        if (url.isEmpty()) return Finding.warning(Actor.PROVINCE, "one-stop-none");
        String user = at.optional(DATABASE + "username").orElse("");
        String password =
                settings.secret(DATABASE + "password").map(Secret::reveal).orElse("");
        DriverManager.setLoginTimeout((int) settings.duration("check.timeout").toSeconds());
        try (Connection connection = DriverManager.getConnection(url.get(), user, password)) {
            return connection.isValid(1)
                    ? Finding.done("one-stop-database-good")
                    : Finding.missing(Actor.PROVINCE, "one-stop-database-closed");
        } catch (SQLException refused) {
            return Finding.missing(Actor.PROVINCE, "one-stop-database-closed");
        }
    }
}
