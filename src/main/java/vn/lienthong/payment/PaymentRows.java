package vn.lienthong.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.Statements;

/** Reading the tables of payments. */
final class PaymentRows {
    private static final String COLUMNS = "id, reference, request, dossier, procedure_code, copies, amount, state,"
            + " revision, opened_at, called_at, asked_at, paid_at, paid_amount, transaction_code";

    private final DataSource dataSource;

    PaymentRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param url null where the platform gave none */
    record Sealed(byte[] contentHash, byte[] detail, byte[] url) {}

    Optional<Payment> byReference(String reference) {
        return one("reference", reference);
    }

    Optional<Payment> byRequest(String request) {
        return one("request", request);
    }

    private Optional<Payment> one(String column, String value) {
        return Statements.query(
                        dataSource,
                        "select " + COLUMNS + " from payment where " + column + " = ?",
                        to -> to.text(value),
                        PaymentRows::read)
                .stream()
                .findFirst();
    }

    /** Of a dossier by either of its numbers, oldest first. */
    List<Payment> ofDossier(String number, String otherNumber) {
        return Statements.query(
                dataSource,
                "select " + COLUMNS + " from payment where dossier = ? or dossier = ? order by opened_at, id",
                to -> to.text(number).text(otherNumber),
                PaymentRows::read);
    }

    Sealed sealed(Payment payment) {
        return Statements.query(
                        dataSource,
                        "select content_hash, detail_sealed, url_sealed from payment where id = ?",
                        to -> to.number(payment.id()),
                        row -> new Sealed(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
                .get(0);
    }

    /** What the same notice did when it was kept. */
    Optional<NoticeOutcome> outcome(String reference, byte[] contentHash) {
        return Statements.query(
                        dataSource,
                        "select outcome from payment_notice where reference = ? and content_hash = ?",
                        to -> to.text(reference).bytes(contentHash),
                        row -> NoticeOutcome.valueOf(row.getString(1)))
                .stream()
                .findFirst();
    }

    /** Payments in one of these states opened from then on and before, after that one, oldest first. */
    List<Payment> opened(
            Set<PaymentState> states, Instant from, Instant before, Instant afterOpened, long afterId, int limit) {
        if (states.isEmpty()) return List.of();
        String names = states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
        return Statements.query(
                dataSource,
                "select " + COLUMNS + " from payment where opened_at >= ? and opened_at < ?"
                        + " and state in (" + names
                        + ") and (opened_at > ? or (opened_at = ? and id > ?)) order by opened_at, id"
                        + " fetch first " + limit + " rows only",
                to -> to.instant(from)
                        .instant(before)
                        .instant(afterOpened)
                        .instant(afterOpened)
                        .number(afterId),
                PaymentRows::read);
    }

    private static Payment read(ResultSet row) throws SQLException {
        long paid = row.getLong("paid_amount");
        Long paidAmount = row.wasNull() ? null : paid;
        return new Payment(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("request"),
                row.getString("dossier"),
                row.getString("procedure_code"),
                row.getInt("copies"),
                row.getLong("amount"),
                PaymentState.valueOf(row.getString("state")),
                row.getLong("revision"),
                Parameters.instant(row, "opened_at"),
                Parameters.instant(row, "called_at"),
                Parameters.instant(row, "asked_at"),
                Parameters.instant(row, "paid_at"),
                paidAmount,
                row.getString("transaction_code"));
    }
}
