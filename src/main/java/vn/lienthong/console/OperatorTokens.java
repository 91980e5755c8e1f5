package vn.lienthong.console;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import vn.lienthong.config.Secret;
import vn.lienthong.config.Sha256;
import vn.lienthong.dossier.LogEntry;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.PrivateFiles;
import vn.lienthong.dossier.Statements;
import vn.lienthong.dossier.StorageFailure;
import vn.lienthong.queue.Commits;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;
import vn.lienthong.queue.QueueAdmin.Act;

/**
 * Tokens of the operations API. The database keeps only their SHA-256, shared by all processes on it; a token is 256
 * random bits, so a plain hash cannot be guessed back.
 */
public final class OperatorTokens implements Credentials {
    private static final Pattern FORM = Pattern.compile("lt_[A-Za-z0-9_-]{43}");
    private static final int USE_MINUTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource database;
    private final Commits commits;
    private final Clock clock;

    /** @param commits knows the writers of {@link WithdrawnCredential} and of the event log */
    public OperatorTokens(DataSource database, Commits commits, Clock clock) {
        this.database = database;
        this.commits = commits;
        this.clock = clock;
    }

    /** What a committer needs that withdraws tokens. */
    public static List<EffectWriter<?>> writers() {
        return List.of(WithdrawnCredential.writer());
    }

    /**
     * Makes the first token at the first start and writes it to {@code file}, mode 0600. Its role is admin: whoever can
     * read the engine's data folder can do everything anyway, and nobody else could give out the first credentials. A
     * file that is already there is made known to the database, which may be a new one; not if it was withdrawn.
     *
     * @throws IllegalStateException if others can read the file or it holds no token
     */
    public void provideFirst(Path file) {
        try {
            if (!Files.exists(file)) create(file);
            String token = existing(file);
            if (!isKnown(token)) insert(Role.ADMIN, "first-" + Sha256.hex(token).substring(0, 12), token, "start");
        } catch (IOException e) {
            throw new UncheckedIOException("operator token: " + file, e);
        }
    }

    @Override
    public Optional<Operator> find(String token) {
        if (!FORM.matcher(token).matches()) return Optional.empty();
        String hash = Sha256.hex(token);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select name, role, token_sha256, last_used_at from operator_credential"
                                + " where token_sha256 = ? and withdrawn_at is null")) {
            select.setString(1, hash);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next() || !MessageDigest.isEqual(bytes(hash), bytes(row.getString(3))))
                    return Optional.empty();
                Operator operator = new Operator(row.getString(1), Role.of(row.getString(2)));
                noteUse(connection, hash, Parameters.instant(row, "last_used_at"));
                return Optional.of(operator);
            }
        } catch (SQLException e) {
            throw new StorageFailure(e);
        }
    }

    /** Not at every call: one write a token and {@value #USE_MINUTES} minutes is enough to see which are in use. */
    private void noteUse(Connection connection, String hash, Instant last) throws SQLException {
        Instant now = Parameters.now(clock);
        if (last != null && now.isBefore(last.plus(USE_MINUTES, ChronoUnit.MINUTES))) return;
        Statements.batch(
                connection,
                "update operator_credential set last_used_at = ? where token_sha256 = ?",
                List.of(hash),
                (to, token) -> to.instant(now).text(token));
        if (!connection.getAutoCommit()) connection.commit();
    }

    private boolean isKnown(String token) {
        return !Statements.query(
                        database,
                        "select name from operator_credential where token_sha256 = ?",
                        to -> to.text(Sha256.hex(token)),
                        row -> row.getString(1))
                .isEmpty();
    }

    @Override
    public List<Listed> list() {
        return Statements.query(
                database,
                "select name, role, created_at, created_by, last_used_at, withdrawn_at from operator_credential"
                        + " order by created_at, name",
                none -> {},
                row -> new Listed(
                        new Operator(row.getString("name"), Role.of(row.getString("role"))),
                        Parameters.instant(row, "created_at"),
                        row.getString("created_by"),
                        Parameters.instant(row, "last_used_at"),
                        Parameters.instant(row, "withdrawn_at")));
    }

    @Override
    public Withdrawal withdraw(String name, Act act) {
        Optional<Listed> found = named(name);
        if (found.isEmpty()) return Withdrawal.UNKNOWN;
        if (found.get().withdrawnAt() != null) return Withdrawal.ALREADY;
        String role = found.get().operator().role().word();
        try {
            commits.commitDurably(List.of(
                    new WithdrawnCredential(name, Parameters.now(clock)),
                    new LogEntry(
                            "credential.withdrawn",
                            "",
                            act.who(),
                            Map.of("name", name, "role", role, "why", act.why()))));
            return Withdrawal.DONE;
        } catch (Conflict refused) {
            boolean meanwhile =
                    named(name).filter(each -> each.withdrawnAt() != null).isPresent();
            return meanwhile ? Withdrawal.ALREADY : Withdrawal.LAST_ADMIN;
        }
    }

    private Optional<Listed> named(String name) {
        return list().stream()
                .filter(each -> each.operator().name().equals(name))
                .findFirst();
    }

    @Override
    public Optional<Issued> issue(Role role, String name, String by) {
        String token = newToken();
        return insert(role, name, token, by)
                .map(createdAt -> new Issued(new Operator(name, role), createdAt, new Secret(token)));
    }

    /** @return when, or empty if the name is taken */
    private Optional<Instant> insert(Role role, String name, String token, String by) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into operator_credential"
                        + " (name, role, token_sha256, created_at, created_by) values (?, ?, ?, ?, ?)")) {
            insert.setString(1, name);
            insert.setString(2, role.word());
            insert.setString(3, Sha256.hex(token));
            insert.setObject(4, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setString(5, by);
            insert.executeUpdate();
            if (!connection.getAutoCommit()) connection.commit();
            return Optional.of(now);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith("23")) return Optional.empty(); // unique name
            throw new StorageFailure(e);
        }
    }

    /** Whole or not at all; of two processes that start at once on one folder the later one's token stays. */
    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path draft = folder.resolve("operator-" + UUID.randomUUID() + ".draft");
        try (OutputStream out = PrivateFiles.create(draft)) {
            out.write(bytes(newToken() + "\n"));
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String existing(Path file) throws IOException {
        if (PrivateFiles.isPosix(file)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            if (!permissions.isEmpty())
                throw new IllegalStateException("others may use " + file + ": set its mode to 0600");
        }
        String token = Files.readString(file).strip();
        if (!FORM.matcher(token).matches())
            throw new IllegalStateException("no token in " + file + ": remove the file to get a new one");
        return token;
    }

    private static String newToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return "lt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
