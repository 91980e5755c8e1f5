package vn.lienthong.dossier;

/**
 * Dossiers of the connection check: of nobody, so they go the whole way between the partners, but not to the national
 * portal, not into its citizen document store, and into no figures. Known by a warning, which is kept with the dossier.
 */
public final class TestDossiers {
    /** Warning code of a test dossier. */
    public static final String WARNING = "test-dossier";

    private TestDossiers() {}

    /** SQL of the warnings that stay when the others go: they would make it a dossier of somebody. */
    public static String remaining() {
        return "case when warnings like '%" + WARNING + "%' then '" + WARNING + "' else '' end";
    }

    /** SQL that is true of every other dossier; filters rows found otherwise, along no index of its own. */
    public static String none(String alias) {
        return alias + ".warnings not like '%" + WARNING + "%'";
    }
}
