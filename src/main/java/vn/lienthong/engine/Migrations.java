package vn.lienthong.engine;

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
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Dialect;

/** Brings the schema up to what this program ships. */
final class Migrations {
    private static final Pattern FILE = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private final String folder;

    Migrations(Dialect dialect) {
        this.folder = "db/migration/" + dialect.folder();
    }

    /** Flyway is asked only when something is missing: to find that nothing is takes it a tenth of a start. */
    void apply(DataSource database, String url, String username, String password) {
        if (applied(database).equals(shipped())) return;
        Flyway.configure()
                .dataSource(url, username, password)
                .locations("classpath:" + folder)
                .load()
                .migrate();
    }

    /** Versions; none where Flyway has never been, or has something to say of what went wrong. */
    static Set<String> applied(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return new HashSet<>(Statements.query(
                    connection,
                    "select case when \"success\" then \"version\" else 'failed' end from \"flyway_schema_history\""
                            + " where \"version\" is not null",
                    none -> {},
                    row -> row.getString(1)));
        } catch (SQLException noHistory) {
            return Set.of();
        }
    }

    Set<String> shipped() {
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
