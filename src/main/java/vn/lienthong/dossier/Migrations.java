package vn.lienthong.dossier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import vn.lienthong.queue.Dialect;

/** Brings the schema up to what this program ships. */
public final class Migrations {
    private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private final String folder;

    public Migrations(Dialect dialect) {
        this.folder = "db/migration/" + dialect.folder();
    }

    /** Flyway is asked only when something is missing: to find that nothing is takes it a tenth of a start. */
    public void apply(DataSource database, String url, String username, String password) {
        if (isComplete(database)) return;
        Flyway.configure()
                .dataSource(url, username, password)
                .locations("classpath:" + folder)
                .load()
                .migrate();
    }

    private boolean isComplete(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return applied(connection).equals(shipped()) && !hasFailed(connection);
        } catch (SQLException noHistory) {
            return false;
        }
    }

    /** Versions of the migrations that went through. */
    public static Set<String> applied(Connection connection) throws SQLException {
        return new HashSet<>(Statements.query(
                connection,
                "select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not null",
                none -> {},
                row -> row.getString(1)));
    }

    private static boolean hasFailed(Connection connection) throws SQLException {
        return !Statements.query(
                        connection,
                        "select \"version\" from \"flyway_schema_history\" where not \"success\"",
                        none -> {},
                        row -> row.getString(1))
                .isEmpty();
    }

    /** Versions of the migrations that this program brings. */
    public Set<String> shipped() {
        try (Stream<String> files = files()) {
            return files.map(name -> FILE.matcher(name.substring(name.lastIndexOf('/') + 1)))
                    .filter(Matcher::matches)
                    .map(matched -> matched.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private Stream<String> files() throws IOException {
        URL place = Migrations.class.getResource("/" + folder);
        if (place == null) throw new IOException("no migrations in " + folder);
        if (place.openConnection() instanceof JarURLConnection jar)
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder + "/"));
        return Files.list(Path.of(URI.create(place.toString())))
                .map(file -> file.getFileName().toString());
    }
}
