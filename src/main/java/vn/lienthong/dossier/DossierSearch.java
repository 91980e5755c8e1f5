package vn.lienthong.dossier;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import vn.lienthong.dossier.DossierQueries.Page;
import vn.lienthong.dossier.DossierQueries.Search;
import vn.lienthong.dossier.VersionContent.SearchHash;

/**
 * One page of dossiers, by time of arrival, newest first ({@code from} inclusive, {@code to} exclusive). {@code q} is a
 * dossier number or its beginning, of either kind, as written; or an identification number, whole. The cursor is the
 * place of the last dossier shown, so pages neither repeat nor skip while dossiers arrive.
 */
final class DossierSearch {
    static final int DEFAULT_LIMIT = 50;
    static final int MAX_LIMIT = 200;
    private static final int MAX_Q_CHARS = 100;
    /** Follows every number that begins with the text before it. */
    private static final String AFTER_ALL = "\uffff";

    private static final Comparator<Dossier> NEWEST_FIRST =
            Comparator.comparing(Dossier::arrivedAt).thenComparing(Dossier::id).reversed();

    private record Place(Instant arrivedAt, long id) {
        static Place of(String cursor) {
            String[] parts = cursor.split("_", -1);
            try {
                if (parts.length == 3)
                    return new Place(
                            Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1])),
                            Long.parseLong(parts[2]));
            } catch (NumberFormatException | DateTimeException e) {
                throw new IllegalArgumentException("not a cursor of this search");
            }
            throw new IllegalArgumentException("not a cursor of this search");
        }

        static String after(Dossier dossier) {
            Instant at = dossier.arrivedAt();
            return at.getEpochSecond() + "_" + at.getNano() + "_" + dossier.id();
        }
    }

    private final DataSource dataSource;
    private final SearchHashes hashes;

    DossierSearch(DataSource dataSource, SearchHashes hashes) {
        this.dataSource = dataSource;
        this.hashes = hashes;
    }

    Page page(Search wanted) {
        int limit = wanted.limit() <= 0 ? DEFAULT_LIMIT : Math.min(wanted.limit(), MAX_LIMIT);
        String q = wanted.q() == null ? "" : wanted.q().strip();
        if (q.length() > MAX_Q_CHARS) return new Page(List.of(), null);
        List<Dossier> found = q.isEmpty() ? read(wanted, "", none -> {}, limit + 1) : byText(wanted, q, limit + 1);
        List<Dossier> page = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new Page(page, found.size() > limit ? Place.after(page.get(limit - 1)) : null);
    }

    /** Three readings, each along an index of its own; what they find is put in order here. */
    private List<Dossier> byText(Search wanted, String q, int limit) {
        String start = "%1$s >= ? and %1$s < ?";
        String person = "id in (select dossier_id from dossier_search where keyed_hash = ? and kind = '"
                + SearchHash.NUMBER + "')";
        Map<Long, Dossier> found = new LinkedHashMap<>();
        for (String column : List.of("number", "one_stop_number"))
            read(wanted, start.formatted(column), to -> to.text(q).text(q + AFTER_ALL), limit)
                    .forEach(dossier -> found.put(dossier.id(), dossier));
        read(wanted, person, to -> to.bytes(hashes.number(q)), limit)
                .forEach(dossier -> found.put(dossier.id(), dossier));
        return found.values().stream().sorted(NEWEST_FIRST).limit(limit).toList();
    }

    private List<Dossier> read(Search wanted, String text, Statements.Binding binding, int limit) {
        Place place = wanted.cursor() == null ? null : Place.of(wanted.cursor());
        List<String> conditions = new ArrayList<>();
        if (!text.isEmpty()) conditions.add(text);
        if (wanted.status() != null) conditions.add("status = ?");
        if (wanted.group() != null) conditions.add("dossier_group = ?");
        if (wanted.from() != null) conditions.add("arrived_at >= ?");
        if (wanted.to() != null) conditions.add("arrived_at < ?");
        // the first half alone bounds the index; the second sets apart what arrived in the same microsecond
        if (place != null) conditions.add("arrived_at <= ? and (arrived_at < ? or id < ?)");
        StringBuilder sql = new StringBuilder("select " + DossierRows.COLUMNS + " from dossier");
        if (!conditions.isEmpty()) sql.append(" where ").append(String.join(" and ", conditions));
        sql.append(" order by ");
        // H2 uses an index for order only if the order names its equality column too
        if (text.isEmpty() && wanted.status() != null) sql.append("status, ");
        else if (text.isEmpty() && wanted.group() != null) sql.append("dossier_group, ");
        sql.append("arrived_at desc, id desc fetch first ").append(limit).append(" rows only");
        return Statements.query(
                dataSource,
                sql.toString(),
                to -> {
                    binding.bind(to);
                    if (wanted.status() != null) to.text(wanted.status().name());
                    if (wanted.group() != null) to.text(wanted.group());
                    if (wanted.from() != null) to.instant(wanted.from());
                    if (wanted.to() != null) to.instant(wanted.to());
                    if (place != null)
                        to.instant(place.arrivedAt()).instant(place.arrivedAt()).number(place.id());
                },
                DossierRows::read);
    }
}
