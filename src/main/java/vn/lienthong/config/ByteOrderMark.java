package vn.lienthong.config;

/** The mark that spreadsheets and some editors put before UTF-8; a spreadsheet reads UTF-8 as such only after it. */
public final class ByteOrderMark {
    public static final String MARK = "\ufeff";

    private ByteOrderMark() {}

    /** The text without one at its beginning. */
    public static String removed(String text) {
        return text.startsWith(MARK) ? text.substring(1) : text;
    }
}
