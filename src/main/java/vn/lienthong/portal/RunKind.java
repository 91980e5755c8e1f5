package vn.lienthong.portal;

/** What a run sends. */
public enum RunKind {
    /** Additions and updates, {@code DongBoHoSoMC}. */
    DOSSIERS("dossiers", "portal-pages", "portal-dossiers"),
    /** Status rows, {@code CapNhatTienDoHoSoMC}. */
    PROGRESS("progress", "portal-progress-pages", "portal-progress");

    private final String word;
    private final String pages;
    private final String chunks;

    RunKind(String word, String pages, String chunks) {
        this.word = word;
        this.pages = pages;
        this.chunks = chunks;
    }

    /** As in the operations API and on the command line. */
    public String word() {
        return word;
    }

    /** Queue whose messages make the run's pages, one after another. */
    String pages() {
        return pages;
    }

    /** Queue whose messages are chunks, or one refused dossier. */
    String chunks() {
        return chunks;
    }

    /** @throws IllegalArgumentException for another word */
    public static RunKind of(String word) {
        for (RunKind kind : values()) if (kind.word.equals(word)) return kind;
        throw new IllegalArgumentException("kind of run: " + word);
    }
}
