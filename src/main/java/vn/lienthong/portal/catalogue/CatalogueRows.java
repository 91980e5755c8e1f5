package vn.lienthong.portal.catalogue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import vn.lienthong.dossier.Parameters;
import vn.lienthong.dossier.Statements;
import vn.lienthong.queue.Conflict;
import vn.lienthong.queue.EffectWriter;

/** The tables {@code catalogue_list}, {@code catalogue_entry} and {@code catalogue_held}. */
final class CatalogueRows implements EffectWriter<CatalogueFetched> {
    private static final String STATES =
            "select name, entries, fetched_at, changed_at, held_at, held_entries from catalogue_list";

    @Override
    public Class<CatalogueFetched> effect() {
        return CatalogueFetched.class;
    }

    @Override
    public int order() {
        return 420;
    }

    @Override
    public void write(Connection connection, List<CatalogueFetched> effects) throws SQLException {
        for (CatalogueFetched effect : effects) {
            if (effect.before().fetchedAt() == null) insertList(connection, effect.after());
            else moveList(connection, effect);
            String list = effect.after().name();
            Statements.batch(
                    connection,
                    "update catalogue_entry set valid_until = ? where list_name = ? and code = ? and valid_until is null",
                    effect.closed(),
                    (to, code) -> to.instant(effect.at()).text(list).text(code));
            Statements.batch(
                    connection,
                    "insert into catalogue_entry (list_name, code, valid_from, name, content) values (?, ?, ?, ?, ?)",
                    effect.opened(),
                    (to, entry) -> to.text(list)
                            .text(entry.code())
                            .instant(effect.at())
                            .text(entry.name())
                            .text(entry.content()));
            Statements.batch(
                    connection,
                    "delete from catalogue_held where list_name = ?",
                    List.of(list),
                    (to, name) -> to.text(name));
            Statements.batch(
                    connection,
                    "insert into catalogue_held (list_name, code, name, content) values (?, ?, ?, ?)",
                    effect.held(),
                    (to, entry) ->
                            to.text(list).text(entry.code()).text(entry.name()).text(entry.content()));
        }
    }

    private static void insertList(Connection connection, CatalogueState after) throws SQLException {
        try {
            Statements.batch(
                    connection,
                    "insert into catalogue_list (entries, fetched_at, changed_at, held_at, held_entries, name)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    List.of(after),
                    (to, state) -> bind(to, state).text(state.name()));
        } catch (SQLException e) {
            if (Statements.duplicate(e)) throw new Conflict("another process has fetched this list first");
            throw e;
        }
    }

    private static void moveList(Connection connection, CatalogueFetched effect) throws SQLException {
        int[] moved = Statements.batch(
                connection,
                "update catalogue_list set entries = ?, fetched_at = ?, changed_at = ?, held_at = ?, held_entries = ?"
                        + " where name = ? and fetched_at = ? and changed_at = ?",
                List.of(effect),
                (to, move) -> bind(to, move.after())
                        .text(move.before().name())
                        .instant(move.before().fetchedAt())
                        .instant(move.before().changedAt()));
        if (moved[0] == 0) throw new Conflict("another process has fetched this list meanwhile");
    }

    private static Parameters bind(Parameters to, CatalogueState state) throws SQLException {
        return to.small(state.entries())
                .instant(state.fetchedAt())
                .instant(state.changedAt())
                .instant(state.heldAt())
                .small(state.heldEntries());
    }

    static List<CatalogueState> states(DataSource dataSource) {
        return Statements.query(dataSource, STATES + " order by name", none -> {}, CatalogueRows::state);
    }

    static Optional<CatalogueState> state(DataSource dataSource, String list) {
        return Statements.query(dataSource, STATES + " where name = ?", to -> to.text(list), CatalogueRows::state)
                .stream()
                .findFirst();
    }

    /** In force, by code. */
    static List<Validity> inForce(DataSource dataSource, String list) {
        return Statements.query(
                dataSource,
                "select code, name, content, valid_from, valid_until from catalogue_entry where list_name = ?"
                        + " and valid_until is null order by list_name, valid_until, code",
                to -> to.text(list),
                CatalogueRows::validity);
    }

    /** Every entry that began or ended at this time or later. */
    static List<Validity> touchedSince(DataSource dataSource, String list, Instant since) {
        return Statements.query(
                dataSource,
                "select code, name, content, valid_from, valid_until from catalogue_entry where list_name = ?"
                        + " and (valid_from >= ? or valid_until >= ?) order by list_name, code, valid_from",
                to -> to.text(list).instant(since).instant(since),
                CatalogueRows::validity);
    }

    static List<Entry> held(DataSource dataSource, String list) {
        return Statements.query(
                dataSource,
                "select code, name, content from catalogue_held where list_name = ? order by list_name, code",
                to -> to.text(list),
                CatalogueRows::entry);
    }

    private static CatalogueState state(ResultSet row) throws SQLException {
        return new CatalogueState(
                row.getString("name"),
                row.getInt("entries"),
                Parameters.instant(row, "fetched_at"),
                Parameters.instant(row, "changed_at"),
                Parameters.instant(row, "held_at"),
                row.getInt("held_entries"));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getString("code"), row.getString("name"), row.getString("content"));
    }

    private static Validity validity(ResultSet row) throws SQLException {
        return new Validity(entry(row), Parameters.instant(row, "valid_from"), Parameters.instant(row, "valid_until"));
    }
}
