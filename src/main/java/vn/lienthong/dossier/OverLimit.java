package vn.lienthong.dossier;

/** Something is larger than this engine keeps. Nothing was stored. */
public final class OverLimit extends RuntimeException {
    private final String what;
    private final long limit;

    /** @param what form, document, documents, number … ; @param limit bytes, characters or pieces */
    public OverLimit(String what, long limit) {
        super(what + " over " + limit);
        this.what = what;
        this.limit = limit;
    }

    public String what() {
        return what;
    }

    public long limit() {
        return limit;
    }
}
